/** How long a handler may take before Slack is answered without it: Slack gives up after 3 s. */
export const ANSWER_WITHIN_MS = 2_400;

/**
 * What the work came to, when it is there in time; undefined when it is not. The work goes on either way.
 *
 * @throws what the work throws, when it does so in time
 */
export async function inTime<T>(work: Promise<T>, ms: number): Promise<{ readonly value: T } | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work.then((value) => ({ value })), late]);
  } finally {
    clearTimeout(timer);
  }
}
