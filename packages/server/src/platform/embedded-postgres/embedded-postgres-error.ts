/**
 * The embedded PostgreSQL or its data folder can't be used. The message is one sentence for the person who
 * started the program: what is wrong and what to do. Print it as it is, without a stack.
 *
 * @example
 * if (error instanceof EmbeddedPostgresError) { console.error(error.message); process.exit(1); }
 */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}

/** Turns a failed operation on a file into an {@link EmbeddedPostgresError}; every other failure stays as it is. */
export function explainFileFailure(failure: unknown, folder: string): unknown {
  const { code, syscall } = failure as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return failure;
  return new EmbeddedPostgresError(fileFailureSentence(code, folder), { cause: failure });
}

function fileFailureSentence(code: string, folder: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk that holds the data folder ${folder} is full. Free some space and start again.`;
    case 'EACCES':
    case 'EPERM':
      return `The data folder ${folder} can't be read and written by this user. Correct its owner or set COUPONRY_DATA to another folder.`;
    case 'EROFS':
      return `The data folder ${folder} lies on a read-only disk. Set COUPONRY_DATA to another folder.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `The data folder ${folder} can't be made, because a file stands in its way. Set COUPONRY_DATA to another folder.`;
    default:
      return `The data folder ${folder} can't be used (${code}). Set COUPONRY_DATA to another folder.`;
  }
}
