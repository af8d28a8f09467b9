'use strict';
// Text only ever enters the page as text: ids come from shops and may hold anything.
const make = (tag, text, style) => {
  const element = document.createElement(tag);
  element.textContent = text;
  if (style) element.className = style;
  return element;
};

const fetchJson = async (path, options) => {
  const response = await fetch(path, options);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.detail || body.title || 'HTTP ' + response.status);
  return body;
};

const modelRow = model => {
  const row = document.createElement('tr');
  const name = make('td', '');
  const link = make('a', model.name);
  link.href = 'api/v1/models/' + encodeURIComponent(model.name);
  name.append(link);
  const aliases = Object.entries(model.aliases).map(([alias, version]) => alias + ' = ' + version).join(', ');
  row.append(name, make('td', model.kind || ''), make('td', model.serving ?? ''),
      make('td', model.createdAt ? new Date(model.createdAt).toLocaleString() : ''), make('td', aliases));
  if (model.damaged) row.lastChild.append(make('div', model.damaged, 'problem'));
  return row;
};

const showModels = async () => {
  const { models } = await fetchJson('api/v1/models');
  document.querySelector('#models').hidden = models.length === 0;
  document.querySelector('#no-models').hidden = models.length > 0;
  document.querySelector('#models tbody').replaceChildren(...models.map(modelRow));
  const select = document.querySelector('select[name=model]');
  const chosen = select.value;
  select.replaceChildren(...models.map(model => new Option(model.name)));
  if (models.some(model => model.name === chosen)) select.value = chosen;
};

const itemEntry = item => {
  const entry = make('li', item.item + ' ');
  entry.append(make('span', item.score.toPrecision(3), 'score'));
  const reasons = item.reasons.map(reason => (reason.item ?? 'user ' + reason.user) + ' (' + reason.weight.toPrecision(2) + ')');
  if (reasons.length > 0) entry.append(make('div', 'because of ' + reasons.join(', '), 'reasons'));
  return entry;
};

const showAnswer = answer => {
  const note = answer.model + ' version ' + answer.version
      + (answer.fallback ? ' does not know who asks: its most popular items' : '');
  const list = document.createElement('ol');
  list.append(...answer.items.map(itemEntry));
  document.querySelector('#answer').replaceChildren(make('p', note, 'note'), list);
};

const showProblem = problem => document.querySelector('#answer').replaceChildren(make('p', problem.message, 'problem'));

document.querySelector('#ask').addEventListener('submit', event => {
  event.preventDefault();
  const form = new FormData(event.target);
  const items = form.get('items').split('\n').map(item => item.trim()).filter(item => item);
  const question = { user: form.get('user').trim() || null, items, count: Number(form.get('count')) };
  fetchJson('api/v1/recommendations/' + encodeURIComponent(form.get('model')), {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question),
  }).then(showAnswer).catch(showProblem);
});

showModels().catch(showProblem);
setInterval(() => document.hidden || showModels().catch(showProblem), 5000);
