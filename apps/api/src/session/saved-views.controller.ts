import { Controller } from '@nestjs/common';
import { routes, type RouteInput, type SavedView } from '@countersign/contracts';
import { addSavedView, listSavedViews, removeSavedView, renameSavedView, type Session } from '@countersign/identity';
import { Input, SignedIn } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

@Controller()
export class SavedViewsController {
  constructor(private readonly product: Product) {}

  @Route(routes.listSavedViews)
  async list(@SignedIn() { actor }: Session): Promise<{ items: SavedView[] }> {
    return { items: await this.product.db.read((tx) => listSavedViews(tx, actor)) };
  }

  @Route(routes.addSavedView)
  add(@SignedIn() { actor }: Session, @Input() { body }: RouteInput<typeof routes.addSavedView>): Promise<SavedView> {
    return this.product.db.transaction((tx) => addSavedView(tx, actor, body));
  }

  @Route(routes.renameSavedView)
  rename(
    @SignedIn() { actor }: Session,
    @Input() { params, body }: RouteInput<typeof routes.renameSavedView>,
  ): Promise<SavedView> {
    return this.product.db.transaction((tx) => renameSavedView(tx, actor, { ...params, ...body }));
  }

  @Route(routes.removeSavedView)
  async remove(
    @SignedIn() { actor }: Session,
    @Input() { params }: RouteInput<typeof routes.removeSavedView>,
  ): Promise<void> {
    await this.product.db.transaction((tx) => removeSavedView(tx, actor, params));
  }
}
