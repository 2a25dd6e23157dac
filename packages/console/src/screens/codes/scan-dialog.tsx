import { getCode } from '@couponry/sdk';
import { Button, Modal, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { failureKind } from '../../api/failure.ts';
import { problemText } from '../../api/problem-text.ts';
import { useTexts } from '../../text/use-texts.ts';
import styles from './scan-dialog.module.css';
import { useCodesTexts } from './text/use-codes-texts.ts';
import { useCamera } from './use-camera.ts';

/** Looks a code up: with the camera, or typed (a scanner that is a keyboard types it too). It opens the page of the code. */
export function ScanDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useCodesTexts();
  const shared = useTexts();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const open = async (text: string) => {
    try {
      const { code } = await call(getCode, text);
      onClose();
      await navigate({ to: '/codes/$code', params: { code } });
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
    <Modal
      opened
      onClose={onClose}
      title={t.scan.title}
      size={520}
      closeButtonProps={{ 'aria-label': shared.action.close }}
    >
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
            data-autofocus
          />
          <Button type="submit">{t.scan.lookUp}</Button>
        </form>
        {problem === null ? null : (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
    </Modal>
  );
}
