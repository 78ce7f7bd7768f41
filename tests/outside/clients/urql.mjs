// urql: the same query by POST and by GET, and an error with its code.
import assert from "node:assert/strict";
import { Client, cacheExchange, fetchExchange, gql } from "@urql/core";

const url = `${process.env.SERVED}/graphql`;
const CENTRES = gql`query Centres($first: Int) { centres(first: $first) { nodes { id name } totalCount } }`;
const answers = [];
for (const preferGetMethod of [false, "force"]) {
  const client = new Client({ url, preferGetMethod, exchanges: [cacheExchange, fetchExchange] });
  const { data, error } = await client.query(CENTRES, { first: 5 }).toPromise();
  assert.equal(error, undefined);
  answers.push(data);
}
assert.deepEqual(answers[0], answers[1]);
console.log(`by POST and by GET: ${answers[0].centres.totalCount} Centres`);

const client = new Client({ url, preferGetMethod: false, exchanges: [fetchExchange] });
const { error } = await client.query(CENTRES, { first: 5000 }).toPromise();
assert.equal(error.graphQLErrors[0].extensions.code, "BAD_USER_INPUT");
console.log(`an error: ${error.graphQLErrors[0].message}`);
