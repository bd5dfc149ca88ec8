/** Jest's global teardown: ends what `postgres.ts` began. */
export default async function tearDownRun(): Promise<void> {
  await globalThis.rakornasTestRun?.end();
}
