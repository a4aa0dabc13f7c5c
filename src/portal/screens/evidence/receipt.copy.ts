import { copyFor } from '../../i18n';

export const useReceiptCopy = copyFor('receipt', {
  title: 'Receipt {{ref}}, version {{number}}',
  lede: 'Proof that these bytes arrived, and when. The digest was taken before anything else read the file.',
  file: 'File',
  sha256: 'SHA-256',
  bytes: 'Size',
  count: '{{bytes}} bytes',
  receivedAt: 'Received',
  receivedBy: 'From',
  vendor: 'For',
  type: 'Type',
  claimed: 'Claimed {{claimed}}, found {{detected}}',
  scan: 'Malware scan',
  same: 'Same bytes as',
  close: 'Close',
  loading: 'The receipt is being fetched',
  'scan.not_scanned': 'Not scanned',
  'scan.clean': 'Scanned, nothing found',
  'scan.refused': 'Refused by the scan',
});
