import { changesIn } from './change-rows';
import { roleText } from './deed-words';

describe('what a deed changed', () => {
  it('is told member by member', () => {
    const changes = { name: { before: 'Quill', after: 'Quillfeather' } };
    expect(changesIn({ contactId: 'c', changes })).toEqual({
      changes: [{ name: 'name', before: 'Quill', after: 'Quillfeather' }],
      rest: [['contactId', 'c']],
    });
  });

  it('is what differs between before and after, also where one of them had nothing', () => {
    const before = { title: 'A', kind: 'EV-RST', gone: 1 };
    expect(changesIn({ before, after: { title: 'B', kind: 'EV-RST', added: [1] }, reason: 'typo' })).toEqual({
      changes: [
        { name: 'title', before: 'A', after: 'B' },
        { name: 'gone', before: 1, after: null },
        { name: 'added', before: null, after: [1] },
      ],
      rest: [['reason', 'typo']],
    });
    expect(changesIn({ before: 'low', after: 'high' }).changes).toEqual([{ name: '', before: 'low', after: 'high' }]);
  });

  it('is not guessed from what only looks alike', () => {
    expect(changesIn({ before: 'open', decision: 'accepted', changes: [{ kind: 'site' }] })).toEqual({
      changes: [],
      rest: [
        ['decision', 'accepted'],
        ['changes', [{ kind: 'site' }]],
        ['before', 'open'],
      ],
    });
  });

  it('is the state that a record moved from and to, but no span of days', () => {
    expect(changesIn({ from: 'open', to: 'void', note: 'In error.' })).toEqual({
      changes: [{ name: 'state', before: 'open', after: 'void' }],
      rest: [['note', 'In error.']],
    });
    expect(changesIn({ from: '2026-01-01', to: '2026-12-31' }).changes).toEqual([]);
  });
});

it('names roles as people do', () => {
  expect(['sox_office', 'second_line_approver', 'external_auditor'].map(roleText)).toEqual([
    'SOX office',
    'Second-line approver',
    'External auditor',
  ]);
});
