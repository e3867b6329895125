import { basename } from 'node:path';
import { diskPort, type FilePort } from '../../../storage/lowdb/file-port.ts';
import { ioError } from './faulty-port.ts';

export interface SmallDisk extends FilePort {
  /** Bytes that fit; may be changed at any time. */
  capacity: number;
  /** Bytes in all files. */
  readonly used: number;
  /** How much there is of one file; 0 when there is none. */
  sizeOf(name: string): number;
}

/** The disk, as if it had room for so many bytes: what does not fit is written as far as it goes, and refused. */
export function smallDisk(capacity = Infinity): SmallDisk {
  const sizes = new Map<string, { bytes: number }>();
  const used = (): number => [...sizes.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const disk: SmallDisk = {
    ...diskPort,
    capacity,
    get used() {
      return used();
    },
    sizeOf: (name) => sizes.get(name)?.bytes ?? 0,
    async open(path, how) {
      const file = await diskPort.open(path, how);
      const size = how === 'change' ? (sizes.get(basename(path)) ?? { bytes: 0 }) : { bytes: 0 };
      sizes.set(basename(path), size);
      return {
        ...file,
        async write(bytes, position) {
          const more = Math.max(0, position + bytes.length - size.bytes);
          const fits = Math.min(more, Math.max(0, disk.capacity - used()));
          const written = bytes.subarray(0, bytes.length - more + fits);
          size.bytes += fits;
          await file.write(written, position);
          if (fits < more) throw ioError('ENOSPC');
        },
        async truncate(length) {
          await file.truncate(length);
          size.bytes = length;
        },
      };
    },
    async rename(from, to) {
      await diskPort.rename(from, to);
      const size = sizes.get(basename(from));
      sizes.delete(basename(from));
      if (size) sizes.set(basename(to), size);
    },
    async remove(path) {
      await diskPort.remove(path);
      sizes.delete(basename(path));
    },
  };
  return disk;
}
