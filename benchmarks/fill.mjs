// One engine for Node at work: `node fill.mjs ENGINE FOLDER TIMES`, as in fill.py.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));

function readValues(folder) {
  const values = JSON.parse(readFileSync(join(folder, "values.json"), "utf8"));
  const entries = (texts) => texts.map((text) => ({ text }));
  return {
    ...values,
    people: values.delegations[0].people,
    agenda: entries(values.agenda),
    outcomes: entries(values.outcomes),
  };
}

const engines = {
  docxtemplater: (folder, values) => {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    const template = readFileSync(join(folder, "docxtemplater.docx"));
    return async () => {
      const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
      document.render(values);
      return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "easy-template-x": (folder, values) => {
    const { TemplateHandler } = require("easy-template-x");
    const handler = new TemplateHandler();
    const template = readFileSync(join(folder, "docxtemplater.docx"));
    return () => handler.process(template, values);
  },
  "docx-templates": (folder, values) => {
    const { createReport } = require("docx-templates");
    const template = readFileSync(join(folder, "docx-templates.docx"));
    return () => createReport({ template, data: values, cmdDelimiter: "+++" });
  },
  carbone: (folder, values) => {
    const carbone = require("carbone");
    const template = join(folder, "carbone.docx");
    return () =>
      new Promise((resolve, reject) => {
        carbone.render(template, values, (error, made) => (error ? reject(error) : resolve(made)));
      });
  },
};

async function run(engine, folder, times) {
  const fill = engines[engine](folder, readValues(folder));
  for (let number = 0; number < times; number += 1) {
    writeFileSync(join(folder, `${engine}.out.docx`), await fill());
  }
}

const [engine, folder, times] = process.argv.slice(2);
await run(engine, join(folder, "..", "warm-up"), 1);
const start = performance.now();
await run(engine, folder, Number(times));
const seconds = (performance.now() - start) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seconds, megabytes }), () => process.exit(0));
