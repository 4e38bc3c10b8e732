import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type CreateSavedView,
  MOST_VIEWS,
  type SavedViewQuery,
  type SavedViews,
  type SavedView as WireSavedView,
} from '@patchbay/contracts/saved-view';
import { Repository } from 'typeorm';
import { requireUser } from '../../platform/access/require-user.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { conflict, notFound } from '../../platform/errors/problem.ts';
import { SavedView } from './saved-view.entity.ts';

/** Each person has their own; nobody sees or changes another's. */
@Injectable()
export class SavedViewService {
  constructor(@InjectRepository(SavedView) private readonly views: Repository<SavedView>) {}

  /** The caller's own; a token has none. */
  async list(scope: SiteScope, { page }: SavedViewQuery): Promise<SavedViews> {
    if (scope.caller.kind !== 'user') return { items: [] };
    const rows = await this.views.find({
      where: { ...owned(scope), ...(page && { page }) },
      order: { page: 'ASC', name: 'ASC' },
    });
    return { items: rows.map(toSavedView) };
  }

  /**
   * Keeps the filters under the name; a name that is there already gets these filters.
   * @throws ProblemError 403 `user_required`, 409 `too_many_views`
   */
  async save(scope: SiteScope, { page, name, search }: CreateSavedView): Promise<WireSavedView> {
    const owner = owned(scope);
    const others = await this.views.countBy({ ...owner, page });
    const known = await this.views.findOneBy({ ...owner, page, name });
    if (!known && others >= MOST_VIEWS) {
      throw conflict('too_many_views', `${MOST_VIEWS} views of a page can be kept.`);
    }
    await this.views.upsert({ ...owner, page, name, search }, ['site_id', 'user_id', 'page', 'name']); // prettier-ignore
    return toSavedView(await this.views.findOneByOrFail({ ...owner, page, name }));
  }

  /** @throws ProblemError 403 `user_required`, 404 */
  async remove(scope: SiteScope, id: number): Promise<void> {
    const { affected } = await this.views.delete({ ...owned(scope), id });
    if (!affected) throw notFound('view');
  }
}

function owned({ siteId, caller }: SiteScope) {
  return { site_id: siteId, user_id: requireUser(caller).id };
}

function toSavedView({ id, page, name, search, created_at }: SavedView): WireSavedView {
  return { id, page, name, search, created_at: created_at.toISOString() };
}
