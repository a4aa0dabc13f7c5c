import { Digest } from '../../parts/facts';
import './attestation.css';
import { useAttestationCopy } from './attestation.copy';

/** The exact text and the digest of its bytes. */
export function Statement({ text, sha256 }: { text: string; sha256: string }) {
  const t = useAttestationCopy();
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="statement" tabIndex={0} role="group" aria-label={t('statement')}>
        {text}
      </div>
      <p className="sm">
        {t('digest')}: <Digest long value={sha256} />
      </p>
    </>
  );
}
