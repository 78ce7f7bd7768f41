// Apollo Client: a query whose objects its cache keeps by id, a further page, a write and a refusal.
import assert from "node:assert/strict";
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";
import { filter, firstValueFrom } from "rxjs";

const uri = `${process.env.SERVED}/graphql`;
const introspection = await fetch(uri, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ query: "{ __schema { types { kind name possibleTypes { name } } } }" }),
});
const { types } = (await introspection.json()).data.__schema;
const possibleTypes = Object.fromEntries(
  types
    .filter(({ possibleTypes }) => possibleTypes)
    .map(({ name, possibleTypes }) => [name, possibleTypes.map((each) => each.name)]),
);
const cache = new InMemoryCache({
  possibleTypes,
  typePolicies: { Query: { fields: { people: relayStylePagination() } } },
});
const client = new ApolloClient({ link: new HttpLink({ uri }), cache });

const PEOPLE = gql`
  query People($first: Int, $after: String) {
    people(first: $first, after: $after) {
      edges { cursor node { id name } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`;
const people = client.watchQuery({ query: PEOPLE, variables: { first: 2 } });
const seen = people.subscribe(() => {});
const first = await firstValueFrom(people.pipe(filter(({ loading }) => !loading)));
assert.equal(first.data.people.edges.length, 2);
await people.fetchMore({ variables: { after: first.data.people.pageInfo.endCursor } });
const whole = client.readQuery({ query: PEOPLE, variables: { first: 2 } });
const ids = whole.people.edges.map(({ node }) => node.id);
seen.unsubscribe();
assert.equal(new Set(ids).size, 4);
const kept = cache.extract();
for (const id of ids) assert.ok(kept[`Person:${id}`], `Apollo keeps ${id} by its id`);
console.log(`people: ${ids.join(", ")} of ${first.data.people.totalCount}, kept by type and id`);

const NODE = gql`
  query Node($id: ID!) {
    node(id: $id) { id name ... on Actor { ties(first: 3) { nodes { id strength band } } } }
  }
`;
const { data } = await client.query({ query: NODE, variables: { id: ids[0] } });
console.log(`${data.node.name}: ${data.node.ties.nodes.length} ties, each with an id`);

const RECORD = gql`
  mutation Record($input: RecordInteractionInput!) {
    recordInteraction(input: $input) {
      __typename
      ... on RecordInteractionPayload { recordId change { id } }
      ... on Refusal { code field message }
    }
  }
`;
const input = { kind: "CALL", date: "2026-10-01", actors: ["ann", "bo"] };
const { data: written } = await client.mutate({ mutation: RECORD, variables: { input } });
assert.equal(written.recordInteraction.__typename, "RecordInteractionPayload");
const wrong = { ...input, actors: ["ann", "nobody-of-that-name"] };
const refused = await client.mutate({ mutation: RECORD, variables: { input: wrong }, errorPolicy: "all" });
const told = refused.data?.recordInteraction?.code ?? refused.error?.errors?.[0]?.extensions?.code;
assert.ok(told, "a refusal says its code");
console.log(`recorded ${written.recordInteraction.recordId}; refused with ${told}`);
