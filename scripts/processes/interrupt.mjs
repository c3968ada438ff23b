/** Runs `cleanup` when the terminal or a supervisor ends this command early, then leaves with the shell's exit code for it. */
export function onInterrupt(cleanup) {
  let called = false;
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
    process.on(signal, () => {
      if (called) return;
      called = true;
      void Promise.resolve(cleanup()).finally(() => process.exit(code));
    });
  }
}
