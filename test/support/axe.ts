import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the page as it stands, one readable text per violation; an empty array is a clean page.
 *
 * axe runs in an isolated world opened over the DevTools protocol: it sees the same document, but neither the
 * page's Content-Security-Policy nor Trusted Types stop it, and the context needs no `bypassCSP`, so the page
 * under test keeps the policy it has in production.
 */
export async function accessibilityViolations(page: Page, options: RunOptions = {}): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'axe',
    });
    const evaluate = async (expression: string): Promise<unknown> => {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        contextId: executionContextId,
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) {
        throw new Error(`axe: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
      }
      return result.value;
    };
    await evaluate(`${axe.source};undefined`);
    const asked: RunOptions = {
      runOnly: { type: 'tag', values: wcag22AA },
      resultTypes: ['violations'],
      ...options,
    };
    const json = await evaluate(
      `axe.run(document, ${JSON.stringify(asked)}).then((found) => JSON.stringify(found))`,
    );
    return (JSON.parse(String(json)) as AxeResults).violations.map(inWords);
  } finally {
    await session.detach();
  }
}

function inWords(violation: AxeResults['violations'][number]): string {
  const places = violation.nodes.map(
    (node) =>
      `  ${node.target.join(' ')}\n    ${node.html}\n    ${node.failureSummary?.replace(/\n\s*/g, ' ') ?? ''}`,
  );
  return `${violation.id} (${violation.impact ?? 'no impact'}): ${violation.help}\n${places.join('\n')}`;
}
