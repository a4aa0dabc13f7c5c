import fc from 'fast-check';
import { claimedTypeOf, typeOfName, UNKNOWN_TYPE } from './claimed-type.rules';
import { refusalOfContent, typeVerdict } from './content-type.rules';
import { contentDisposition, downloadName } from './file-names.rules';
import { contentHeaders, isViewable } from './safe-content.rules';
import { sniffText } from './text-sniffing.rules';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('what a file claims to be', () => {
  it.each([
    ['application/pdf', 'a.bin', 'application/pdf'],
    ['Text/CSV; charset=utf-8', 'a.csv', 'text/csv'],
    [null, 'a.DOCX', DOCX],
    ['', 'a.json', 'application/json'],
    ['application/octet-stream', 'a.png', 'image/png'],
    ['not a type', 'a.log', 'text/plain'],
    [null, 'README', UNKNOWN_TYPE],
    [null, 'a.unheardof', UNKNOWN_TYPE],
  ])('%j for %s is %s', (sent, name, type) => expect(claimedTypeOf(sent, name)).toBe(type));

  it('is read from the last extension only', () => expect(typeOfName('a.pdf.html')).toBe('text/html'));
});

describe('content against claim', () => {
  it.each([
    ['application/pdf', 'application/pdf', 'match'],
    ['text/csv', 'text/plain', 'match'],
    ['application/json', 'text/plain', 'match'],
    ['text/xml', 'application/xml', 'match'],
    ['application/msword', 'application/x-cfb', 'match'],
    [DOCX, 'application/zip', 'mismatch'],
    ['text/csv', 'application/pdf', 'mismatch'],
    ['text/plain', UNKNOWN_TYPE, 'mismatch'],
    ['application/x-own', UNKNOWN_TYPE, 'unknown'],
    [UNKNOWN_TYPE, 'application/pdf', 'unknown'],
    [UNKNOWN_TYPE, UNKNOWN_TYPE, 'unknown'],
  ])('%s that is %s: %s', (claimed, detected, verdict) => expect(typeVerdict(claimed, detected)).toBe(verdict));

  const refusal = (fileName: string, claimedType: string, detectedType: string) =>
    refusalOfContent({ fileName, claimedType, detectedType })?.code ?? null;

  it('never takes a program, however it is called', () => {
    expect(refusal('a.exe', 'application/x-msdownload', 'application/x-msdownload')).toBe('executable');
    expect(refusal('a.pdf', 'application/pdf', 'application/x-elf')).toBe('executable');
  });

  it('takes pages and scripts under their own name only', () => {
    expect(refusal('a.html', 'text/html', 'text/html')).toBeNull();
    expect(refusal('run.sh', 'application/x-sh', 'text/x-shellscript')).toBeNull();
    expect(refusal('run.py', 'text/x-python', 'text/x-shellscript')).toBeNull();
    expect(refusal('a.svg', 'image/svg+xml', 'image/svg+xml')).toBeNull();
    expect(refusal('a', UNKNOWN_TYPE, 'text/html')).toBeNull();
    expect(refusal('a.pdf', 'application/pdf', 'text/html')).toBe('disguised');
    expect(refusal('a.pdf', 'text/html', 'text/html')).toBe('disguised');
    expect(refusal('a.html', 'application/pdf', 'text/html')).toBe('disguised');
    expect(refusal('a.txt', 'text/plain', 'text/x-php')).toBe('disguised');
  });

  it('takes a harmless mistake', () => expect(refusal('a.csv', 'text/csv', 'application/pdf')).toBeNull());
});

describe('text by its first bytes', () => {
  it.each([
    ['step;result\n1;pass\n', 'text/plain'],
    ['\ufeff{"jobs": []}', 'application/json'],
    ['[{"job": 1}]', 'application/json'],
    ['[2026-01-01 10:00] backup started', 'text/plain'],
    ['{curly} prose', 'text/plain'],
    ['<?xml version="1.0"?><report/>', 'application/xml'],
    ['<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="…">', 'image/svg+xml'],
    ['  \n<!-- hello -->\n<!DOCTYPE HTML><html>', 'text/html'],
    ['<script>alert(1)</script>', 'text/html'],
    ['<not-html> is prose', 'text/plain'],
    ['#!/usr/bin/env bash', 'text/x-shellscript'],
    ['<?php echo 1;', 'text/x-php'],
    ['журнал восстановления 復旧', 'text/plain'],
  ])('%j is %s', (text, type) => expect(sniffText(Buffer.from(text))).toBe(type));

  it('reads UTF-16 by its mark and old single-byte text, and knows bytes that are no text', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<html><body>', 'utf16le')]);
    expect(sniffText(utf16)).toBe('text/html');
    expect(sniffText(Buffer.from('r\xe9sultat', 'latin1'))).toBe('text/plain');
    expect(sniffText(Buffer.from([0x00, 0x01, 0x02]))).toBe(UNKNOWN_TYPE);
  });

  it('does not mind where the first bytes were cut', () => {
    const text = Buffer.from('復旧テスト'.repeat(10));
    for (let end = 3; end < 20; end += 1) expect(sniffText(text.subarray(0, end))).toBe('text/plain');
  });
});

describe('a name for the download', () => {
  it.each([
    ['отчёт.pdf', 'отчёт.pdf'],
    ['a/b\\c:d.pdf', 'a_b_c_d.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['invoice\u202efdp.exe', 'invoice_fdp.exe'],
    ['...', 'file'],
    ['', 'file'],
  ])('%j becomes %j', (name, safe) => expect(downloadName(name)).toBe(safe));

  it('is the same after decoding, whatever it was, and the header stays one line of ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = contentDisposition(name, 'attachment');
        expect(header).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]+"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/,
        );
        expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(downloadName(name).toWellFormed());
      }),
    );
  });
});

describe('the headers of a download', () => {
  const file = { fileName: 'a.html', detectedType: 'text/html', bytes: 3, sha256: 'x' };

  it('never show markup in place', () => {
    expect(isViewable('text/html')).toBe(false);
    const headers = contentHeaders(file, true);
    expect(headers['content-disposition']).toMatch(/^attachment/);
    expect(headers['content-type']).toBe('application/octet-stream');
  });

  it('show a document in place only when asked', () => {
    const pdf = { ...file, fileName: 'a.pdf', detectedType: 'application/pdf' };
    expect(contentHeaders(pdf, true)['content-disposition']).toMatch(/^inline/);
    expect(contentHeaders(pdf, false)['content-disposition']).toMatch(/^attachment/);
    expect(contentHeaders({ ...pdf, detectedType: 'text/plain' }, true)['content-type']).toBe(
      'text/plain; charset=utf-8',
    );
  });
});
