import type { ErrorComponentProps } from '@tanstack/react-router';
import { PageFailed } from '../ui/page-states.tsx';
import styles from './frame.module.css';

/** What stands where the frame would be, when it is not known who is signed in: the server cannot be reached, as a rule. */
export function FrameFailed(props: ErrorComponentProps) {
  return (
    <main className={styles.content}>
      <PageFailed {...props} />
    </main>
  );
}
