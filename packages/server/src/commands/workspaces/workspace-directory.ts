import type pg from 'pg';
import { listWorkspaces, type Workspace } from './workspaces.ts';

/** The workspaces of the system, remembered: they are few, their secrets do not change, and their settings are read anew now and then. */
export class WorkspaceDirectory {
  readonly #pool: pg.Pool;
  #known = new Map<string, Workspace>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** The workspace with this id. @throws when there is none: a key cannot belong to none */
  get(id: string): Workspace | Promise<Workspace> {
    return this.#known.get(id) ?? this.#reload(id);
  }

  /** A workspace that was asked for before. */
  known(id: string): Workspace {
    const workspace = this.#known.get(id);
    if (workspace === undefined) throw new Error('A workspace is used before it was looked up');
    return workspace;
  }

  /** The ids of all workspaces, read anew. */
  async ids(): Promise<string[]> {
    await this.#read();
    return [...this.#known.keys()];
  }

  async #reload(id: string): Promise<Workspace> {
    await this.#read();
    return this.known(id);
  }

  async #read(): Promise<void> {
    const workspaces = await listWorkspaces(this.#pool);
    this.#known = new Map(workspaces.map((workspace) => [workspace.id, workspace]));
  }
}
