import {
  GraphQLError,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  type GraphQLSchema,
} from 'graphql';
import type { IncomingMessage } from 'node:http';
import type { Settings } from '../config/index.js';
import { type GraphqlContext, streamContext } from './context.js';
import { LIMIT_RULES, MAX_TOKENS } from './limits.js';
import { sameOrigin } from '../http/origin.js';

interface StreamConnection {
  readonly extra: { readonly request: IncomingMessage };
}

let schema: GraphQLSchema | null = null;

/** The stream's own copy of the schema; set once it is built. */
export const setStreamSchema = (built: GraphQLSchema): void => {
  schema = built;
};

/**
 * Live updates over graphql-ws. The stream passes the same document rules as HTTP and carries subscriptions only:
 * a query or mutation sent here is refused, so there is no second door to count at.
 */
export function streamOptions(settings: Settings): Record<string, unknown> {
  return {
    connectionInitWaitTimeout: 3000,
    onConnect: (connection: StreamConnection) => sameOrigin(connection.extra.request.headers, settings.publicUrl),
    onSubscribe(
      connection: StreamConnection,
      _id: string,
      payload: { query: string; variables?: Record<string, unknown>; operationName?: string },
    ) {
      if (!schema) return [new GraphQLError('not ready')];
      try {
        const document = parse(payload.query, { maxTokens: MAX_TOKENS });
        const problems = validate(schema, document, [...specifiedRules, ...LIMIT_RULES, NoSchemaIntrospectionCustomRule], {
          maxErrors: 1,
        });
        if (problems.length > 0 || getOperationAST(document, payload.operationName)?.operation !== 'subscription') {
          return [new GraphQLError('bad request', { extensions: { code: 'bad_request' } })];
        }
        const contextValue: GraphqlContext = streamContext(connection.extra.request);
        return { schema, document, contextValue, variableValues: payload.variables, operationName: payload.operationName };
      } catch {
        return [new GraphQLError('bad request', { extensions: { code: 'bad_request' } })];
      }
    },
  };
}
