// What graphql-codegen made of the schema, used as a program would: it compiles, or make long fails.
import type { IntroduceQuery, IntroduceQueryVariables } from "./generated/graphql.js";

export const asked: IntroduceQueryVariables = {
  input: { centre: "harbour", target: { person: "dai" }, asOf: "2026-11-24" },
};

export function strongest(answer: IntroduceQuery): number | undefined {
  const path = answer.introductionPaths?.paths[0];
  return path?.hops.map((hop) => hop.tie.strength).sort((a, b) => b - a)[0];
}
