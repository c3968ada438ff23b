import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { GraphQLError, type ASTVisitor, type ValidationContext, type ValidationRule } from 'graphql';

/** Attacks H01 and H02. May only go down. */
export const MAX_TOKENS = 1000;
export const MAX_DEPTH = 8;
export const MAX_ALIASES = 10;
/** Octets of one request. */
export const MAX_BODY = 100 * 1024;

/** One root field a mutation, without exception: no list of guesses in one request, and no order between effects. */
export const oneMutationField: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition(node) {
    const [first, ...more] = node.selectionSet.selections;
    if (node.operation === 'mutation' && (more.length > 0 || first?.kind !== 'Field')) {
      context.reportError(new GraphQLError('a mutation has exactly one root field', { nodes: node }));
    }
  },
});

/** A broken limit is a validation error like any other, and says nothing about the limit. */
const reported = {
  exposeLimits: false,
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: GraphQLError): void => {
      context?.reportError(error);
    },
  ],
};

/** Rules that every document passes, over HTTP and over the live stream alike. */
export const LIMIT_RULES: readonly ValidationRule[] = [
  oneMutationField,
  maxDepthRule({ n: MAX_DEPTH, flattenFragments: true, ...reported }),
  maxAliasesRule({ n: MAX_ALIASES, ...reported }),
];
