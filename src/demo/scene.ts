/** Something that somebody did at a moment of the story, ISO 8601 UTC. */
export interface Scene {
  at: string;
  what: string;
  tell(): Promise<unknown>;
}

export function scene(at: string, what: string, tell: () => Promise<unknown>): Scene {
  return { at, what, tell };
}

/** All scenes of all stories in the order in which they happened; scenes of one moment stay in the order given. */
export function inOrder(stories: Scene[][]): Scene[] {
  return stories.flat().sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
