import { getCode } from '@couponry/sdk';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { failureKind } from '../../api/failure.ts';
import { problemText } from '../../api/problem-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useGoFromHere } from '../../ui/use-go-from-here.ts';
import styles from './scan-dialog.module.css';
import { useCodesTexts } from './text/use-codes-texts.ts';
import { useCamera } from './use-camera.ts';

/** On a phone the keyboard would come up over what the camera sees. */
const HAS_KEYBOARD = matchMedia('(pointer: fine)').matches;

/** Looks a code up: with the camera, or typed (a scanner that is a keyboard types it too). It opens the page of the code. */
export function ScanDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useCodesTexts();
  const goOn = useGoFromHere();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const open = async (text: string) => {
    setProblem(null);
    try {
      const { code } = await call(getCode, text);
      onClose();
      await goOn({ to: '/codes/$code', params: { code } });
    } catch (error) {
      setProblem(failureKind(error) === 'missing' ? t.scan.unknown(text) : problemText(error));
    }
  };
  const camera = useCamera(video, open);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') void open(typed.trim());
  };
  return (
    <Dialog title={t.scan.title} size={520} onClose={onClose}>
      <div className={styles.parts}>
        <div className={styles.view} data-state={camera}>
          <video ref={video} className={styles.video} muted playsInline aria-label={t.scan.picture} />
          <p className={styles.state} role="status">
            {t.scan.states[camera]}
          </p>
        </div>
        <form className={styles.line} onSubmit={submit} noValidate>
          <TextInput
            className={styles.field ?? ''}
            label={t.scan.type}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            data-autofocus={HAS_KEYBOARD || undefined}
          />
          <Button type="submit">{t.scan.lookUp}</Button>
        </form>
        {problem === null ? null : (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
