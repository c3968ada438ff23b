import os from 'node:os';

/** Something the person at the keyboard can put right: shown as one line, without a stack. */
export class Trouble extends Error {
  constructor(line, { cause, details } = {}) {
    super(line, { cause });
    this.details = details;
  }
}

const user = () => {
  try {
    return os.userInfo().username;
  } catch {
    return `uid ${process.getuid?.()}`;
  }
};

/** The usual faults of a file system, said with the path and the cure. */
export function fileTrouble(error) {
  if (!(error instanceof Error) || error instanceof Trouble || !error.path) return error;
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return new Trouble(`cannot write to ${error.path}: permission denied for user "${user()}"; give that user the folder`);
  }
  if (error.code === 'EROFS') return new Trouble(`cannot write to ${error.path}: the file system is read-only`);
  if (error.code === 'ENOSPC') return new Trouble(`cannot write to ${error.path}: the disk is full`);
  return error;
}

export function report(error) {
  const known = fileTrouble(error);
  if (known instanceof Trouble) {
    if (known.details) console.error(known.details.trimEnd());
    console.error(`tessera: ${known.message}`);
  } else {
    console.error(known);
  }
}

/** Runs a command's body; trouble becomes one line and exit code 1. */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    report(error);
    process.exitCode = 1;
  }
}
