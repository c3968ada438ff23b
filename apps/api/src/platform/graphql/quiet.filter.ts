import { Catch, type ArgumentsHost, HttpException } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';

/**
 * Hands what a resolver threw to `formatError`, which logs an accident under a number. Nothing else logs it: an error of
 * the database carries its parameters, and those never enter a log (attack J06).
 */
@Catch()
export class QuietFilter extends BaseExceptionFilter {
  override catch(thrown: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return thrown;
    if (thrown instanceof HttpException) return super.catch(thrown, host);
    return super.catch(new HttpException('internal', 500), host);
  }
}
