import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { contentHref, type EvidenceVersion } from '../../api/evidence';
import { useMay } from '../../api/session';
import { Button, DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { Loading, Note } from '../../parts/notes';
import { PdfReader } from '../reading/pdf-reader';
import './evidence.css';
import { useItemCopy } from './evidence.copy';

function TextInPlace({ version }: { version: EvidenceVersion }) {
  const t = useItemCopy();
  const { data, error } = useQuery({
    queryKey: ['evidence', 'text', version.id],
    queryFn: async () => {
      const response = await fetch(contentHref(version.id, true));
      if (!response.ok) throw new Error(`${response.status}`);
      return response.text();
    },
    staleTime: Infinity,
  });
  if (error) return <Note tone="bad" title={t('readFailed')} live />;
  if (data === undefined) return <Loading />;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
    <pre className="seen-text" tabIndex={0} role="group" aria-label={version.fileName}>
      {data}
    </pre>
  );
}

function InPlace({ version }: { version: EvidenceVersion }) {
  const { detectedType, fileName } = version;
  const href = contentHref(version.id, true);
  if (detectedType === 'application/pdf') return <PdfReader href={href} name={fileName} />;
  if (detectedType.startsWith('image/')) return <img className="seen-image" src={href} alt={fileName} />;
  return <TextInPlace version={version} />;
}

/** Reads a version in place, where that is safe, or offers it as a download. Both are entered in its custody record. */
export function FileViewer({ version }: { version: EvidenceVersion }) {
  const t = useItemCopy();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('evidence.download')) return null;
  return (
    <Card
      title={t('file')}
      lede={t('openHelp')}
      aside={<DownloadLink href={contentHref(version.id)}>{t('download')}</DownloadLink>}
    >
      {!version.viewable && <p className="muted">{t('cannotShow')}</p>}
      {version.viewable && !open && (
        <div>
          <Button glyph="eye" look="primary" onPress={() => setOpen(true)}>
            {t('open')}
          </Button>
        </div>
      )}
      {version.viewable && open && <InPlace version={version} />}
    </Card>
  );
}
