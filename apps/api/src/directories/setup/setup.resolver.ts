import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { defaultMapping, DIRECTORY_KINDS } from '@tessera/directory';
import { answered } from '../../people/index.js';
import { Allow, CurrentOperator, type FullViewer } from '../../platform/index.js';
import { Directory } from '../directories.types.js';
import { Acts } from './acts.js';
import { Checks } from './checks.js';
import { Removal } from './removal.js';
import { DirectoryCheck, DirectoryDefaults, DirectoryInput } from './setup.types.js';
import { States } from './states.js';

const ID_ARGUMENT = { type: () => ID };

@Resolver()
@Allow('admin')
export class SetupResolver {
  constructor(
    private readonly acts: Acts,
    private readonly checks: Checks,
    private readonly states: States,
    private readonly removal: Removal,
  ) {}

  @Query(() => [DirectoryDefaults], { description: 'What each kind reads when nothing is mapped.' })
  directoryDefaults(): DirectoryDefaults[] {
    return DIRECTORY_KINDS.map((kind) => ({
      kind,
      mapping: Object.entries(defaultMapping(kind)).map(([field, attribute]) => ({ field, attribute })),
    }));
  }

  @Mutation(() => DirectoryCheck, { description: 'Tries it step by step and changes nothing; at most ten a minute.' })
  checkDirectory(
    @CurrentOperator() operator: FullViewer,
    @Args('id', { ...ID_ARGUMENT, nullable: true }, new ParseUUIDPipe({ optional: true })) id: string | null,
    @Args('input') input: DirectoryInput,
  ): Promise<DirectoryCheck> {
    return answered(this.checks.check(operator, id ?? null, input));
  }

  @Mutation(() => Directory, { description: 'The first run begins at once.' })
  createDirectory(@CurrentOperator() operator: FullViewer, @Args('input') input: DirectoryInput): Promise<Directory> {
    return answered(this.acts.create(operator, input));
  }

  @Mutation(() => Directory, {
    description: 'Of one that was connected in the console. Where something else is to be read, everything is.',
  })
  updateDirectory(
    @CurrentOperator() operator: FullViewer,
    @Args('id', ID_ARGUMENT, ParseUUIDPipe) id: string,
    @Args('input') input: DirectoryInput,
    @Args('reason') reason: string,
  ): Promise<Directory> {
    return answered(this.acts.update(operator, id, input, reason));
  }

  @Mutation(() => [Directory], { description: 'All of them, the first to be asked first.' })
  orderDirectories(
    @CurrentOperator() operator: FullViewer,
    @Args('ids', { type: () => [ID] }) ids: string[],
  ): Promise<Directory[]> {
    return answered(this.states.order(operator, ids));
  }

  @Mutation(() => Directory, { description: 'It is not read any more; its people still sign in.' })
  pauseDirectory(
    @CurrentOperator() operator: FullViewer,
    @Args('id', ID_ARGUMENT, ParseUUIDPipe) id: string,
    @Args('reason') reason: string,
  ): Promise<Directory> {
    return answered(this.states.pause(operator, id, reason));
  }

  @Mutation(() => Directory)
  resumeDirectory(
    @CurrentOperator() operator: FullViewer,
    @Args('id', ID_ARGUMENT, ParseUUIDPipe) id: string,
  ): Promise<Directory> {
    return answered(this.states.resume(operator, id));
  }

  @Mutation(() => Boolean, {
    description: 'Its people are missing from then on: signed out, their authenticators kept for 30 days.',
  })
  removeDirectory(
    @CurrentOperator() operator: FullViewer,
    @Args('id', ID_ARGUMENT, ParseUUIDPipe) id: string,
    @Args('reason') reason: string,
  ): Promise<boolean> {
    return answered(this.removal.remove(operator, id, reason));
  }
}
