import { Controller } from '@nestjs/common';
import { Product } from '../product.js';

@Controller()
export class ReportsController {
  constructor(protected readonly product: Product) {}
}
