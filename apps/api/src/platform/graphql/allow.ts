import { type CanActivate, createParamDecorator, type ExecutionContext, Inject, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphqlContext } from './context.js';
import { Refused } from './refused.js';
import { type FullViewer, type HalfViewer, type OperatorRole, VIEWER_SOURCE, type Viewer, type ViewerSource } from './viewer.js';

/**
 * Who may call an operation.
 * `anyone` also before sign-in; `challenge`, `enroll` a half-session of that purpose; `signed-in` a full session;
 * a role: a full session of two proven factors whose person holds it.
 */
export type Access = 'anyone' | 'challenge' | 'enroll' | 'signed-in' | OperatorRole;

const ACCESS = 'tessera:allow';

/** States who may call a query, mutation or subscription. One without it is refused to everybody. */
export const Allow = (...access: readonly [Access, ...Access[]]): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, access);

export function permits(viewer: Viewer, access: readonly Access[]): boolean {
  if (access.includes('anyone')) return true;
  if (viewer.kind === 'half') return access.includes(viewer.purpose);
  if (viewer.kind !== 'full') return false;
  return access.includes('signed-in') || viewer.roles.some((role) => access.includes(role));
}

/** Guards every resolver of the process; security lives here and in no path or middleware. */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(VIEWER_SOURCE) private readonly viewers: ViewerSource,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    if (execution.getType<string>() !== 'graphql') return true;
    const access = this.reflector.getAllAndOverride<readonly Access[] | undefined>(ACCESS, [
      execution.getHandler(),
      execution.getClass(),
    ]);
    if (!access) throw new Refused('forbidden');
    const context = GqlExecutionContext.create(execution).getContext<GraphqlContext>();
    context.viewer ??= this.viewers.viewerOf(context.cookies);
    const viewer = await context.viewer;
    if (permits(viewer, access)) return true;
    throw new Refused(viewer.kind === 'full' ? 'forbidden' : 'session_over');
  }
}

const contextOf = (execution: ExecutionContext): GraphqlContext =>
  GqlExecutionContext.create(execution).getContext<GraphqlContext>();

const viewerOf = async (execution: ExecutionContext): Promise<Viewer> =>
  (await contextOf(execution).viewer) ?? { kind: 'anonymous' };

/** The viewer, whoever it is. */
export const CurrentViewer = createParamDecorator((_: unknown, execution: ExecutionContext) => viewerOf(execution));

/** The full session; only below `@Allow` of a role or `signed-in`. */
export const CurrentOperator = createParamDecorator(async (_: unknown, execution: ExecutionContext): Promise<FullViewer> => {
  const viewer = await viewerOf(execution);
  if (viewer.kind !== 'full') throw new Refused('session_over');
  return viewer;
});

/** The half-session; only below `@Allow('challenge')` or `@Allow('enroll')`. */
export const CurrentHalf = createParamDecorator(async (_: unknown, execution: ExecutionContext): Promise<HalfViewer> => {
  const viewer = await viewerOf(execution);
  if (viewer.kind !== 'half') throw new Refused('session_over');
  return viewer;
});

/** Address and user agent of the request. */
export const CurrentSource = createParamDecorator((_: unknown, execution: ExecutionContext) => contextOf(execution).source);
