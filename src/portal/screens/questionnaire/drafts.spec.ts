import type { Given } from '../../api/questionnaires';
import { nothing } from './answer.rules';
import type * as Drafts from './drafts';

/* a browser's store, as far as drafts use it: its keys are its own members */
function storeOf(kept: Record<string, string> = {}): Storage {
  const store: Record<string, unknown> = { ...kept };
  const deed = (name: string, value: unknown) => Object.defineProperty(store, name, { value, enumerable: false });
  deed('getItem', (key: string) => store[key] ?? null);
  deed('setItem', (key: string, text: string) => (store[key] = text));
  deed('removeItem', (key: string) => Reflect.deleteProperty(store, key));
  return store as unknown as Storage;
}

const KEY = 'me.set.QTE-1.system.s';
const given = (value: string): Given => ({ ...nothing, value });
const places = () => Object.keys(localStorage);

/** The module as a page that was just loaded has it; what the browser keeps is still there. */
async function reload(): Promise<typeof Drafts> {
  jest.resetModules();
  return import('./drafts');
}

/** A send that is answered when told to. */
function sending() {
  const sent: { given: Given; after: number; answer: (number: number) => void; fail: (why: unknown) => void }[] = [];
  const send: Drafts.Send = (kept) =>
    new Promise((answer, fail) => sent.push({ given: kept.given, after: kept.after, answer, fail }));
  return { sent, send };
}
const turn = () => new Promise((go) => setTimeout(go));

describe('an answer that was typed and has not arrived', () => {
  let drafts: typeof Drafts;
  beforeEach(async () => {
    Object.defineProperty(globalThis, 'localStorage', { value: storeOf(), configurable: true });
    drafts = await reload();
  });

  it('is kept over a reload of the page, for the set and person that it belongs to', async () => {
    drafts.writeDraft(KEY, given('full'), 3);
    const later = await reload();
    expect(later.draftOf(KEY)).toBeUndefined();
    later.recallDrafts('somebody.set.');
    expect(later.draftsIn('').keys).toEqual([]);
    later.recallDrafts('me.set.');
    expect(later.draftOf(KEY)).toMatchObject({ given: given('full'), after: 3, state: 'kept' });
    expect(later.draftsIn('me.set.')).toEqual({ keys: [KEY], stuck: [KEY] });
  });

  it('is removed from the browser at sign-out; other things that it keeps stay', async () => {
    localStorage.setItem('holdfast.theme', 'dark');
    drafts.writeDraft(KEY, given('full'), 0);
    drafts.writeDraft('me.other.QTE-2.system.s', given('none'), 0);
    drafts.forgetDrafts();
    expect(places()).toEqual(['holdfast.theme']);
    expect(drafts.draftOf(KEY)).toBeUndefined();
    const later = await reload();
    later.recallDrafts('me.');
    expect(later.draftsIn('').keys).toEqual([]);
  });

  it('that cannot be read any more is dropped, without harm to the others', () => {
    localStorage.setItem(`holdfast.answer.${KEY}`, '{"given":');
    localStorage.setItem('holdfast.answer.me.set.QTE-2.system.s', JSON.stringify({ given: given('x'), after: 1 }));
    drafts.recallDrafts('me.set.');
    expect(drafts.draftsIn('me.set.').keys).toEqual(['me.set.QTE-2.system.s']);
    expect(places()).toHaveLength(1);
  });

  it('lives on as long as the page where the browser keeps nothing', () => {
    const setItem = () => {
      throw new Error('full');
    };
    Object.defineProperty(globalThis, 'localStorage', { value: { ...storeOf(), setItem }, configurable: true });
    drafts.writeDraft(KEY, given('full'), 0);
    expect(drafts.draftOf(KEY)).toMatchObject({ given: given('full'), state: 'typed' });
  });

  it('is forgotten once it arrived, and is sent once however often it is tried', async () => {
    const { sent, send } = sending();
    drafts.writeDraft(KEY, given('full'), 2);
    const first = drafts.sendDraft(KEY, send);
    await drafts.sendDraft(KEY, send);
    expect(sent).toMatchObject([{ given: given('full'), after: 2 }]);
    sent[0]!.answer(3);
    await first;
    expect(drafts.draftOf(KEY)).toBeUndefined();
    expect(drafts.wasSaved(KEY)).toBe(true);
    expect(places()).toEqual([]);
  });

  it('is sent again, after the number that arrived, when more was typed meanwhile', async () => {
    const { sent, send } = sending();
    drafts.writeDraft(KEY, given('ful'), 2);
    const done = drafts.sendDraft(KEY, send);
    drafts.writeDraft(KEY, given('full'), 2);
    sent[0]!.answer(3);
    await turn();
    expect(sent[1]).toMatchObject({ given: given('full'), after: 3 });
    sent[1]!.answer(4);
    await done;
    expect(places()).toEqual([]);
  });

  it('stays when the line drops or it is refused, and says which', async () => {
    const { sent, send } = sending();
    for (const [why, state] of [
      [new TypeError('Failed to fetch'), 'failed'],
      [{ title: 'Refused by a rule', status: 422, code: 'refused' }, 'refused'],
    ] as const) {
      drafts.writeDraft(KEY, given('full'), 0);
      const done = drafts.sendDraft(KEY, send);
      sent.at(-1)!.fail(why);
      await done;
      expect(drafts.draftOf(KEY)).toMatchObject({ given: given('full'), state });
      expect(places()).toEqual([`holdfast.answer.${KEY}`]);
    }
  });

  it('keeps the number that was on the screen when typing began, until somebody looked at both', () => {
    drafts.writeDraft(KEY, given('a'), 1);
    drafts.writeDraft(KEY, given('b'), 2);
    expect(drafts.draftOf(KEY)).toMatchObject({ given: given('b'), after: 1 });
    drafts.rebaseDraft(KEY, 2);
    expect(drafts.draftOf(KEY)).toMatchObject({ given: given('b'), after: 2, state: 'typed' });
  });

  it('tells whoever watches, and nobody who stopped', () => {
    let told = 0;
    const stop = drafts.subscribeDrafts(() => (told += 1));
    drafts.writeDraft(KEY, given('a'), 0);
    drafts.refuseDraft(KEY, 'Not saved', []);
    expect([told, drafts.draftOf(KEY)?.state]).toEqual([2, 'refused']);
    stop();
    drafts.dropDraft(KEY);
    expect(told).toBe(2);
  });
});
