import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError, NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Settings } from '../config/index.js';
import { httpContext } from './context.js';
import { LIMIT_RULES, MAX_TOKENS } from './limits.js';
import { SENTENCES } from './refused.js';
import { streamOptions } from './stream-options.js';

const log = new Logger('GraphQL');

/** What leaves the server: coded refusals as they are, documents that broke a rule as `bad_request`, accidents as a number. */
export function formatError(formatted: GraphQLFormattedError, raw: unknown): GraphQLFormattedError {
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && code in SENTENCES) {
    return { message: formatted.message, path: formatted.path, extensions: { ...formatted.extensions, stacktrace: undefined } };
  }
  const clientFault =
    typeof code === 'string' && (code.startsWith('GRAPHQL_') || ['BAD_USER_INPUT', 'BAD_REQUEST'].includes(code));
  if (clientFault) return { message: SENTENCES.bad_request, extensions: { code: 'bad_request' } };
  const incident = randomUUID();
  const original = raw instanceof GraphQLError ? raw.originalError : raw;
  log.error(`${incident} ${original instanceof Error ? (original.stack ?? original.message) : 'unknown failure'}`);
  return { message: SENTENCES.internal, extensions: { code: 'internal', incident } };
}

export function graphqlOptions(settings: Settings): ApolloDriverConfig {
  return {
    autoSchemaFile: true,
    sortSchema: true,
    graphiql: false,
    introspection: false,
    csrfPrevention: { requestHeaders: ['x-tessera'] },
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [...LIMIT_RULES, NoSchemaIntrospectionCustomRule],
    buildSchemaOptions: { numberScalarMode: 'integer' },
    formatError,
    context: (request: FastifyRequest, reply: FastifyReply) => httpContext(request, reply),
    subscriptions: { 'graphql-ws': streamOptions(settings) },
  };
}
