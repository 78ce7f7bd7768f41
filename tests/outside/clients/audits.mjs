// The audits of GraphQL over HTTP by its working group: all are passed, also those that only advise.
import { serverAudits } from "graphql-http";

const audits = serverAudits({ url: `${process.env.SERVED}/graphql`, fetchFn: fetch });
const results = [];
for (const audit of audits) results.push(await audit.fn());
for (const each of results.filter(({ status }) => status !== "ok")) {
  console.log(each.status, each.id, each.name, each.reason);
}
const passed = results.filter(({ status }) => status === "ok").length;
console.log(`${passed} of ${results.length} audits passed`);
process.exit(passed === results.length ? 0 : 1);
