import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readShippedCatalogue } from '../catalogue/catalogue.file';
import {
  alternativeWording,
  ATTESTATION_STATES,
  isListed,
  isQualified,
  LINE_ANSWERS,
  refusalOfAnswer,
  refusalsOfCriticalFindings,
  refusalToMove,
  unansweredOf,
  type AnsweredLine,
} from './attestation.rules';
import { authorityOn, isLate, localTimeText, refusalToSign } from './signing.rules';
import { statementText, type StatementFacts } from './statement.rules';
import { changesBetween } from './text-change.rules';
import { byProvision, standingOf, trackerState, trackerWords } from './tracker.rules';

const line = fc.record<AnsweredLine>({
  obligationId: fc.uuid(),
  requirementCode: fc.constantFrom('GOV-01', 'TST-02', 'PLN-05'),
  answer: fc.option(fc.constantFrom(...LINE_ANSWERS)),
  explanation: fc.string(),
});

const FACTS: StatementFacts = {
  ...{ ref: 'AT-0001', signerName: 'Avery Lund', signerTitle: 'COO', vendor: 'Quill LLC', registrant: 'Tarnbrook' },
  ...{ periodCode: 'FY2026', from: '2026-01-01', to: '2026-12-31', subOutsourcers: [] },
  services: [{ ref: 'SV-0001', name: 'Voice', tier: 'T1' }],
  plans: [],
  exercises: [],
  findings: [],
  lines: [],
};

describe('a statement', () => {
  it('says the words of the programme with every blank filled in', () => {
    const text = statementText(FACTS);
    expect(text).toContain('I am Avery Lund, COO, authorised to sign for Quill LLC.');
    expect(text).toContain('not an audit.\n\nServices\n- SV-0001 Voice (T1)\n');
    expect(text).toContain('Exercises\n- None recorded.\n');
    expect(text.endsWith('- Unqualified: no answer is an exception.\n')).toBe(true);
    expect(text).not.toMatch(/[<>]/);
  });

  it('is the same for the same facts, keeps one line for each entry, and differs with any answer', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.string(), (lines, title) => {
        const full = lines.map((one) => ({ ...one, title, serviceRef: null, dueOn: '2026-06-30' }));
        const text = statementText({ ...FACTS, lines: full });
        expect(text).toBe(statementText(structuredClone({ ...FACTS, lines: full })));
        expect(text.split('\nAnswers\n')[1]?.split('\n\nResult\n')[0]?.split('\n')).toHaveLength(
          Math.max(1, lines.length),
        );
        const more = statementText({ ...FACTS, lines: full, subOutsourcers: ['One more'] });
        expect(createHash('sha256').update(more).digest('hex')).not.toBe(
          createHash('sha256').update(text).digest('hex'),
        );
        expect(changesBetween(text, text)).toEqual({ added: [], removed: [] });
        expect(changesBetween(text, more).added).toEqual(['- One more']);
      }),
    );
  });
});

describe('answers', () => {
  it('other than "met" need words, and an alternative needs its wording completed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LINE_ANSWERS), fc.constantFrom('', ' ', 'Because'), (answer, explanation) => {
        const refusal = refusalOfAnswer('TST-02', { answer, explanation });
        if (answer === 'met') expect(refusal).toBeNull();
        else if (explanation.trim() === '') expect(refusal?.code).toBe('explanation-missing');
        else expect(refusal?.code ?? null).toBe(answer === 'alternative_measure' ? 'alternative-wording' : null);
      }),
    );
    const raw = alternativeWording('TST-02');
    const whole = raw
      .replace('we ... This', 'we walk it. This')
      .replace('because ... E', 'because it was walked. E')
      .replace(/\.\.\.$/, 'E');
    expect(refusalOfAnswer('TST-02', { answer: 'alternative_measure', explanation: raw })?.code).toBe(
      'alternative-wording',
    );
    expect(refusalOfAnswer('TST-02', { answer: 'alternative_measure', explanation: whole })).toBeNull();
    expect(refusalOfAnswer('TST-03', { answer: 'alternative_measure', explanation: whole })).not.toBeNull();
  });

  it('never make an unqualified statement while a critical finding is open', () => {
    const finding = { ref: 'FD-0003', title: 'One duct', obligationId: null };
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const refused = refusalsOfCriticalFindings([finding], lines).length > 0;
        expect(refused).toBe(!isListed(finding, lines));
        if (!isQualified(lines)) expect(refused).toBe(true);
        expect(unansweredOf(lines)).toHaveLength(lines.filter((one) => one.answer === null).length);
      }),
    );
    const named = {
      obligationId: 'o',
      requirementCode: 'TEC-04',
      answer: 'not_met' as const,
      explanation: 'See FD-0003.',
    };
    expect(isListed(finding, [named])).toBe(true);
    expect(isListed(finding, [{ ...named, explanation: 'See FD-00031.' }])).toBe(false);
    expect(isListed(finding, [{ ...named, answer: 'met' }])).toBe(false);
  });

  it('are never edited once signed', () => {
    const editable = ATTESTATION_STATES.filter((state) => refusalToMove(state, 'in_preparation') === null);
    expect(editable).toEqual(['open', 'in_preparation', 'ready']);
    expect(ATTESTATION_STATES.filter((state) => refusalToMove(state, 'signed') === null)).toEqual(['ready']);
  });
});

describe('signing', () => {
  const authority = { id: 'a', title: 'COO', verifiedOn: '2026-01-01', expiresOn: '2026-06-30', revokedAt: null };
  const signer = {
    ...{ actorId: 'p1', actorName: 'Avery Lund', attestorId: 'p1', attestorName: 'Avery Lund', typedName: null },
    ...{ preparers: ['p2'], authority },
  };

  it('is for the named attestor alone, who prepared nothing and whose authority holds', () => {
    expect(refusalToSign(signer)).toBeNull();
    expect(refusalToSign({ ...signer, actorId: 'p3' })?.code).toBe('not-the-attestor');
    expect(refusalToSign({ ...signer, preparers: ['p2', 'p1'] })?.code).toBe('prepared-it');
    expect(refusalToSign({ ...signer, authority: null })?.code).toBe('authority-missing');
    expect(refusalToSign({ ...signer, typedName: 'avery  lund ' })).toBeNull();
    expect(refusalToSign({ ...signer, typedName: 'Lund' })?.code).toBe('name-differs');
  });

  it('needs authority that holds on the very day', () => {
    expect(authorityOn([authority], '2026-06-30')).toBe(authority);
    expect(authorityOn([authority], '2026-07-01')).toBeNull();
    expect(authorityOn([authority], '2025-12-31')).toBeNull();
    expect(authorityOn([{ ...authority, revokedAt: '2026-02-01T00:00:00.000Z' }], '2026-03-01')).toBeNull();
  });

  it('keeps the true time, here and where the signer is', () => {
    expect(localTimeText('2026-11-21T14:03:12.000Z', 'America/Chicago')).toBe(
      '2026-11-21 08:03:12 America/Chicago (GMT-06:00)',
    );
    expect([
      isLate('2026-06-30T23:59:59.999Z', '2026-06-30'),
      isLate('2026-07-01T00:00:00.000Z', '2026-06-30'),
    ]).toEqual([false, true]);
  });
});

describe('the tracker', () => {
  const at = (state: (typeof ATTESTATION_STATES)[number]) => ({ state, dueOn: '2026-06-30', periodTo: '2026-12-31' });

  it('says overdue of what waits and lapsed of what is a year old', () => {
    expect(trackerState(null, '2026-07-01')).toBe('not_scheduled');
    expect(trackerState(at('ready'), '2026-06-30')).toBe('ready');
    expect(trackerState(at('ready'), '2026-07-01')).toBe('overdue');
    expect(trackerState(at('accepted'), '2027-12-31')).toBe('accepted');
    expect(trackerState(at('accepted'), '2028-01-01')).toBe('lapsed');
    expect(trackerWords('signed', { late: true, qualified: true, changedSince: false })).toBe(
      'Signed, late, qualified',
    );
    const two = [
      { state: 'declined' as const, scheduledAt: '2' },
      { state: 'open' as const, scheduledAt: '1' },
    ];
    expect(standingOf(two)).toBe(two[1]);
  });

  it('puts every requirement under the provisions that it names, and nothing under "required"', () => {
    const { requirements, provisions } = readShippedCatalogue();
    const groups = byProvision(requirements, Object.keys(provisions));
    const listed = new Set(groups.flatMap((group) => group.rows.map((row) => row.requirement.id)));
    expect(listed.size).toBe(requirements.length);
    for (const { provision, rows } of groups.slice(0, -1))
      for (const row of rows)
        expect(row.requirement.sox.basis.some((b) => b.link === row.link && b.provisions.includes(provision))).toBe(
          true,
        );
    expect(groups.at(-1)?.rows.every((row) => row.link === 'none')).toBe(true);
  });
});
