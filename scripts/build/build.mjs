import { prepare } from '../prepare.mjs';
import { TYPE_CHECKS } from '../prepare/types.mjs';
import { run } from '../processes/run.mjs';
import { step } from '../terminal/progress.mjs';
import { Trouble } from '../terminal/trouble.mjs';

async function check({ title, tool, args }) {
  await step(title, async () => {
    const { code, output } = await run(tool, args, { node: true });
    if (code !== 0) throw new Trouble('the type check found errors', { details: output });
  });
}

/** `npm run build`: everything that `npm start` would build, type-checked. */
export async function build() {
  await prepare();
  const outcomes = await Promise.allSettled(TYPE_CHECKS.map(check));
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}
