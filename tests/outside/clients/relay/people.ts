// For relay-compiler: a connection that goes on, and a fragment that is asked for again by its id.
import { graphql } from "relay-runtime";

export const query = graphql`
  query peopleQuery($first: Int!, $after: String, $id: ID!) {
    ...people_all @arguments(first: $first, after: $after)
    node(id: $id) { ...people_one @alias(as: "one") }
  }
`;

export const all = graphql`
  fragment people_all on Query
  @argumentDefinitions(first: { type: "Int!" }, after: { type: "String" })
  @refetchable(queryName: "peopleNextPageQuery") {
    people(first: $first, after: $after) @connection(key: "people_all_people") {
      edges { node { id name } }
    }
  }
`;

export const one = graphql`
  fragment people_one on Person @refetchable(queryName: "peopleOneQuery") {
    id
    name
    ties(first: 5) { edges { node { id strength } } }
  }
`;
