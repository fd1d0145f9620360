/**
 * Opens the pages that the program writes in a real Chromium: `npm run test:browser [folder]` checks
 * them on a phone, on a desk, in the dark and printed, and leaves screenshots in the folder if one is named.
 * Ends with 1 where a page is not as it should be, and with 3 where there is no browser to ask.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const shots = process.argv[2];

/** How a page is looked at. @type {[string, import('playwright-core').BrowserContextOptions][]} */
const views = [
  ['phone', { viewport: { width: 360, height: 800 }, deviceScaleFactor: 2 }],
  ['desk', { viewport: { width: 1280, height: 900 } }],
  ['dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
];

const browser = findBrowser();
if (browser === null) {
  console.error(
    'NO BROWSER, NOTHING WAS TESTED: install Chromium (apt-get install chromium), or name one in CHROME_PATH',
  );
  process.exitCode = 3;
} else {
  process.exitCode = await testPages(browser);
}

/** @returns {string | null} */
function findBrowser() {
  const { CHROME_PATH, PATH = '' } = process.env;
  if (CHROME_PATH) return existsSync(CHROME_PATH) ? CHROME_PATH : null;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const places = [
    ...names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  ];
  return places.find((place) => existsSync(place)) ?? null;
}

/** @param {string} executablePath */
async function testPages(executablePath) {
  const folder = mkdtempSync(join(tmpdir(), 'toforwith-pages-'));
  const opened = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  let wrong = 0;
  try {
    if (shots) mkdirSync(shots, { recursive: true });
    for (const [name, text] of Object.entries(await writePages(folder))) {
      const file = join(folder, `${name}.html`);
      writeFileSync(file, text);
      for (const [view, options] of views) {
        const troubles = await troublesOf(opened, file, `${name}-${view}`, options);
        wrong += troubles.length;
        console.log(`${name}, ${view}: ${troubles.length === 0 ? 'good' : troubles.join('; ')}`);
      }
    }
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true });
  }
  console.log(wrong === 0 ? 'every page is as it should be' : `${wrong} WRONG`);
  return wrong === 0 ? 0 : 1;
}

/**
 * The pages by name, from the sources as they are now.
 * @param {string} folder
 * @returns {Promise<Record<string, string>>}
 */
async function writePages(folder) {
  const outfile = join(folder, 'pages.mjs');
  await build({
    stdin: {
      contents: `export { pages } from './test/report/findings-pages.ts';`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  return (await import(pathToFileURL(outfile).href)).pages;
}

/**
 * What is wrong with a page in one view.
 * @param {import('playwright-core').Browser} opened
 * @param {string} file
 * @param {string} name
 * @param {import('playwright-core').BrowserContextOptions} options
 */
async function troublesOf(opened, file, name, options) {
  const context = await opened.newContext(options);
  const page = await context.newPage();
  /** @type {string[]} */
  const troubles = [];
  const address = pathToFileURL(file).href;
  page.on('console', (message) => troubles.push(`the console says "${message.text()}"`));
  page.on('pageerror', (error) => troubles.push(`it throws ${error.message}`));
  page.on('dialog', (dialog) => troubles.push(`a dialog says "${dialog.message()}"`));
  page.on('request', (request) => {
    if (request.url() !== address) troubles.push(`it asks for ${request.url()}`);
  });
  await page.goto(address);
  troubles.push(...(await page.evaluate(lookAround)));
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  await page.emulateMedia({ media: 'print' });
  const pdf = await page.pdf({ format: 'A4' });
  if (shots) writeFileSync(join(shots, `${name}.pdf`), pdf);
  if (pdf.length < 1000) troubles.push('it prints nothing');
  await context.close();
  return troubles;
}

/** Runs in the page. */
function lookAround() {
  // The compiler of this file knows no browser.
  const { document, getComputedStyle, innerWidth } = /** @type {any} */ (globalThis);
  const found = [];
  const all = [...document.querySelectorAll('body *')];
  if (document.documentElement.scrollWidth > innerWidth) found.push('it is wider than the screen');
  if (document.scripts.length > 0) found.push('it has a script');
  if (getComputedStyle(document.body).maxWidth === 'none') found.push('its style does not apply');
  if (document.querySelectorAll('img, iframe, object, embed, form, base, link').length > 0)
    found.push('it has an element that loads or sends something');
  if (all.some(({ attributes }) => [...attributes].some(({ name }) => name.startsWith('on'))))
    found.push('it has a handler');
  if (document.querySelectorAll('h1').length !== 1) found.push('it has not one heading');
  if (document.title === '') found.push('it has no title');
  if (document.compatMode !== 'CSS1Compat') found.push('it is in quirks mode');
  const paper = brightness(getComputedStyle(document.body).backgroundColor);
  const faint = all.filter(
    (one) =>
      [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== '') &&
      contrast(brightness(getComputedStyle(one).color), paper) < 4.5,
  );
  if (faint.length > 0) found.push(`"${faint[0].textContent}" is too faint to read`);
  return found;

  /** Relative luminance as WCAG has it. @param {string} color */
  function brightness(color) {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /** @param {number} one @param {number} other */
  function contrast(one, other) {
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }
}
