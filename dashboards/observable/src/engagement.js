// What the loaders share: a question for figures, to the server that DOLEN_URL names.
const server = (process.env.DOLEN_URL ?? "http://127.0.0.1:8000").replace(/\/$/, "");

export async function engagement(question) {
  const address = `${server}/export/engagement.json?${new URLSearchParams(question)}`;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
