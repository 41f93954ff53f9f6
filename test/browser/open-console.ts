import { ProductUsers, startProduct, type RunningProduct } from '@countersign/testing';
import type { Browser } from 'playwright-core';
import { ConsoleDriver, openBrowser } from './console-driver.js';

/** A product with people on it, and a browser to look at its console. */
export interface OpenConsole {
  product: RunningProduct;
  users: ProductUsers;
  browser: Browser;
  /** A new window at the console. */
  open(options?: Parameters<typeof ConsoleDriver.open>[2]): Promise<ConsoleDriver>;
  close(): Promise<void>;
}

/** Starts both, the product with these settings. Give `beforeAll` and `afterAll` minutes: machines may be busy. */
export async function openConsole(settings: NodeJS.ProcessEnv = {}): Promise<OpenConsole> {
  const product = await startProduct(settings);
  const [users, browser] = [await ProductUsers.on(product), await openBrowser()];
  return {
    product,
    users,
    browser,
    open: (options) => ConsoleDriver.open(browser, product.url, options),
    async close() {
      await browser.close();
      await product.stop();
    },
  };
}
