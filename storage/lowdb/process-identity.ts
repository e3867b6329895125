import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import process from 'node:process';
import { z } from 'zod';

/**
 * Which process something is, so that a number used again is not taken for it. What a system does not tell is left out:
 * then the process number and the machine's name decide.
 */
export const ProcessIdentity = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  /** Changes with every start of the machine. */
  boot: z.string().exactOptional(),
  /** Process numbers mean something only within their namespace: containers each have a number 1. */
  namespace: z.string().exactOptional(),
  /** When it started, in clock ticks since the machine did. */
  started: z.string().exactOptional(),
});
export type ProcessIdentity = z.infer<typeof ProcessIdentity>;

export async function thisProcess(): Promise<ProcessIdentity> {
  const boot = await orNothing(readFile('/proc/sys/kernel/random/boot_id', 'utf8'));
  const namespace = await orNothing(readlink('/proc/self/ns/pid'));
  const started = await startOf(process.pid);
  return {
    pid: process.pid,
    host: hostname(),
    ...(boot ? { boot } : {}),
    ...(namespace ? { namespace } : {}),
    ...(started ? { started } : {}),
  };
}

/** Whether it runs still. `unknown`: it is, or was, on another machine or in another container. */
export async function stateOf(
  other: ProcessIdentity,
  mine: ProcessIdentity,
): Promise<'running' | 'gone' | 'unknown'> {
  if (other.boot !== mine.boot) return other.host === mine.host ? 'gone' : 'unknown';
  if (other.namespace !== mine.namespace) return 'unknown';
  if (other.namespace === undefined && other.host !== mine.host) return 'unknown';
  if (!exists(other.pid)) return 'gone';
  const started = await startOf(other.pid);
  return started !== undefined && other.started !== undefined && started !== other.started
    ? 'gone'
    : 'running';
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat (proc(5)); the name before it may hold spaces and brackets. */
async function startOf(pid: number): Promise<string | undefined> {
  const stat = await orNothing(readFile(`/proc/${pid}/stat`, 'utf8'));
  return stat
    ?.slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(19);
}

async function orNothing(reading: Promise<string>): Promise<string | undefined> {
  try {
    return (await reading).trim();
  } catch {
    return undefined;
  }
}
