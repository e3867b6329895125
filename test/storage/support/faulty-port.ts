import { diskPort, type FilePort } from '../../../storage/lowdb/file-port.ts';

export type PortCall =
  'open' | 'write' | 'sync' | 'truncate' | 'close' | 'rename' | 'remove' | 'syncDirectory';

/** The disk, with every call recorded, and some of them refused. */
export interface FaultyPort extends FilePort {
  readonly calls: PortCall[];
  /** Throws to refuse a call. A refused write has written half of its bytes first. */
  refuse: (call: PortCall, path: string) => void;
  /** Awaited before each call. */
  hold: (call: PortCall, path: string) => Promise<void>;
}

export function ioError(code: 'ENOSPC' | 'EDQUOT' | 'EIO'): Error {
  return Object.assign(new Error(code), { code });
}

export function faultyPort(): FaultyPort {
  const port: FaultyPort = {
    calls: [],
    refuse: () => undefined,
    hold: async () => undefined,
    async open(path, how) {
      await enter('open', path);
      const file = await diskPort.open(path, how);
      return {
        async write(bytes, position) {
          try {
            await enter('write', path);
          } catch (error) {
            await file.write(bytes.subarray(0, bytes.length / 2), position);
            throw error;
          }
          await file.write(bytes, position);
        },
        sync: () => enter('sync', path).then(() => file.sync()),
        truncate: (length) => enter('truncate', path).then(() => file.truncate(length)),
        close: () => enter('close', path).then(() => file.close()),
      };
    },
    rename: (from, to) => enter('rename', from).then(() => diskPort.rename(from, to)),
    remove: (path) => enter('remove', path).then(() => diskPort.remove(path)),
    syncDirectory: (path) => enter('syncDirectory', path).then(() => diskPort.syncDirectory(path)),
  };
  const enter = async (call: PortCall, path: string): Promise<void> => {
    await port.hold(call, path);
    port.calls.push(call);
    port.refuse(call, path);
  };
  return port;
}

/** A gate that holds callers back until it is opened. */
export function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
