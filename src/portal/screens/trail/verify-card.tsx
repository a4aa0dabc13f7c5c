import { useState, type ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { logSource } from '../../api/trail-tree';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Digest, KeyValue } from '../../parts/facts';
import { FileButton } from '../../parts/file-button';
import { countText } from '../../parts/format';
import { Note, Progress, ProblemNote } from '../../parts/notes';
import { problemOf } from '../../parts/problem';
import { StateChip } from '../../parts/state-chip';
import { headsIn } from './heads-in';
import { keepHead, keptHead } from './kept-head';
import { useVerifyCopy } from './verify.copy';
import { isAsRecorded, verifyLog, type Verification } from './verify-work';
import './trail.css';

function Step({ right, children }: { right: boolean; children: ReactNode }) {
  const t = useVerifyCopy();
  return (
    <li>
      <StateChip state={right ? 'verified' : 'failed'} word={t(right ? 'right' : 'wrong')} />
      <div>{children}</div>
    </li>
  );
}

function Tree({ found }: { found: Verification }) {
  const t = useVerifyCopy();
  const { events, root, signedRoot } = found;
  const right = root === signedRoot;
  return (
    <Step right={right}>
      <p>{t(right ? 'tree' : 'treeNot', { events: countText(events) })}</p>
      <KeyValue
        items={[
          { label: t('ours'), value: <Digest value={root} long /> },
          { label: t('signedRoot'), value: <Digest value={signedRoot} long /> },
        ]}
      />
    </Step>
  );
}

function Texts({ found: { wrongLeaf, read, closed } }: { found: Verification }) {
  const t = useVerifyCopy();
  return (
    <Step right={wrongLeaf === null}>
      <p>
        {wrongLeaf === null ? t('texts', { read: countText(read) }) : t('textsNot', { leaf: wrongLeaf })}{' '}
        {closed > 0 && t('closed', { closed: countText(closed) })}
      </p>
    </Step>
  );
}

/* what was done and what came out, step by step */
function Work({ found }: { found: Verification }) {
  const t = useVerifyCopy();
  const { signed, events, older } = found;
  const asRecorded = isAsRecorded(found);
  return (
    <>
      <Note tone={asRecorded ? 'ok' : 'bad'} title={t(asRecorded ? 'asRecorded' : 'notAsRecorded')} live />
      <ol className="verify-work">
        <Step right={signed}>
          <p>{t(signed ? 'signed' : 'signedNot', { events: countText(events) })}</p>
        </Step>
        <Tree found={found} />
        <Texts found={found} />
        {older.map(({ size, agrees }, at) => (
          <Step key={at} right={agrees}>
            <p>{t(agrees ? 'older' : 'olderNot', { size: countText(size) })}</p>
          </Step>
        ))}
      </ol>
      {older.length === 0 && <p className="muted sm">{t('olderNone')}</p>}
    </>
  );
}

type Given = { heads: string[]; empty: string | null };

function useVerification(given: Given) {
  const [done, setDone] = useState(0);
  const verification = useMutation({
    mutationFn: () => {
      setDone(0);
      const kept = keptHead();
      const older = [...new Set([...(kept === null ? [] : [kept]), ...given.heads])];
      return verifyLog(logSource, older, (now, all) => setDone(now / all));
    },
    onSuccess: (found) => {
      if (found && isAsRecorded(found)) keepHead(found.checkpoint);
    },
  });
  return { ...verification, done };
}

function Deeds({ given, onGiven, verb, onVerify }: DeedsProps) {
  const t = useVerifyCopy();
  const read = async (files: File[]) => {
    const texts = await Promise.all(
      files.map(async (file) => ({ name: file.name, heads: headsIn(await file.text()) })),
    );
    onGiven({
      heads: [...new Set([...given.heads, ...texts.flatMap(({ heads }) => heads)])],
      empty: texts.find(({ heads }) => heads.length === 0)?.name ?? null,
    });
  };
  return (
    <>
      <div className="row">
        <Button look="primary" onPress={onVerify}>
          {verb}
        </Button>
        <FileButton look="quiet" multiple onFiles={(files) => void read(files)}>
          {t('give')}
        </FileButton>
      </div>
      <p className="muted sm">{given.heads.length > 0 ? t('given', { count: given.heads.length }) : t('giveHelp')}</p>
      {given.empty !== null && <Note tone="warn">{t('noneInFile', { file: given.empty })}</Note>}
    </>
  );
}
type DeedsProps = { given: Given; onGiven: (given: Given) => void; verb: string; onVerify: () => void };

/* undefined before the first look, null while the log has no head */
function Outcome({ found }: { found: Verification | null | undefined }) {
  const t = useVerifyCopy();
  if (found === undefined) return null;
  return found === null ? <p className="muted">{t('noHead')}</p> : <Work found={found} />;
}

/** The whole log, hashed anew here. */
export function VerifyCard() {
  const t = useVerifyCopy();
  const [given, setGiven] = useState<Given>({ heads: [], empty: null });
  const { mutate, data, error, isPending, done } = useVerification(given);
  if (!globalThis.isSecureContext)
    return (
      <Card title={t('title')} lede={t('lede')}>
        <p className="muted">{t('cannot')}</p>
      </Card>
    );
  return (
    <Card title={t('title')} lede={t('lede')}>
      <div className="stack">
        {isPending ? (
          <Progress label={t('hashing')} value={Math.floor(done * 100)} />
        ) : (
          <>
            <Deeds given={given} onGiven={setGiven} verb={t(data ? 'again' : 'verify')} onVerify={() => mutate()} />
            <Outcome found={data} />
          </>
        )}
        {error && <ProblemNote problem={problemOf(error)} />}
      </div>
    </Card>
  );
}
