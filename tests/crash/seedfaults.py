"""Copies sources of the engine with faults in them, for the child that the crash tests must find out.

    seedfaults.py SOURCE-FOLDER OUTPUT-FOLDER

Each fault is asleep until PILLARBOX_SEED names it. A passage that is no longer there is an error: the seed has to follow.
"""
import pathlib
import sys

IS_SEEDED = 'qEnvironmentVariable("PILLARBOX_SEED") == QLatin1String("%s")'

SEEDS = {
    # The hand-over mark is committed when the relay has answered, not before the last bytes go out.
    "mark-after-dot": {
        "relaysession.cpp": [
            ("    m_isMarking = true;\n    markHandedOver();\n",
             "    if (SEEDED) {\n        m_delivery->setHandedOver();\n        return m_connection->wire().confirmHandOver();\n    }\n"
             "    m_isMarking = true;\n    markHandedOver();\n"),
            ("    const State state = conclude(outcome);\n",
             "    if (SEEDED)\n        markHandedOver();\n    const State state = conclude(outcome);\n"),
        ],
    },
    # The row is committed while the spool file has not got its name yet.
    "row-before-file": {
        "spool.cpp": [
            ("    DurableFile file(path(id));\n    if (auto opened",
             "    DurableFile file(SEEDED ? path(id) + u\".late\"_s : path(id));\n    if (auto opened"),
        ],
        "store.cpp": [
            ("    auto committed = transaction.commit(id);\n    if (!committed)\n        m_spool.remove(id);\n",
             "    auto committed = transaction.commit(id);\n    if (SEEDED)\n"
             "        m_database.whenSettled(\n"
             "            [this, id](bool) { QFile::rename(m_spool.path(id) + u\".late\"_s, m_spool.path(id)); });\n"
             "    if (!committed)\n        m_spool.remove(id);\n"),
        ],
    },
    # With the mark, the item is taken for sent already.
    "outcome-before-reply": {
        "claimtable.cpp": [
            ("                positions.value(reply.index, -1)});\n    }\n    return transaction.commit();\n",
             "                positions.value(reply.index, -1)});\n    }\n    if (SEEDED) {\n"
             "        setOutcomes(id, positions, Outcome::Accepted);\n"
             "        m_database.run(u\"UPDATE items SET state = 'sent', claimant = NULL WHERE id = ?\"_s, {toColumn(id)});\n"
             "    }\n    return transaction.commit();\n"),
        ],
    },
    # An item is marked with its claim, long before the relay asks for the content.
    "mark-with-claim": {
        "claimtable.cpp": [
            ("        m_database.touchItem(id);\n        claim = Claim{",
             "        if (SEEDED)\n            m_database.run(u\"UPDATE items SET handed_over_at = 1 WHERE id = ?\"_s, {toColumn(id)});\n"
             "        m_database.touchItem(id);\n        claim = Claim{"),
        ],
    },
    # What was left in its undo time goes out at the next start.
    "undo-forgotten": {
        "timetable.cpp": [
            ("    hold(u\"state = 'held' AND hold = 'undo'\"_s, {}, HoldReason::Found, now);\n",
             "    if (SEEDED)\n        touchWhere(u\"hold = 'undo'\"_s, {});\n"
             "    if (SEEDED)\n        m_database.run(u\"UPDATE items SET state = 'waiting', hold = NULL, due_at = 0 WHERE hold = 'undo'\"_s);\n"
             "    hold(u\"state = 'held' AND hold = 'undo'\"_s, {}, HoldReason::Found, now);\n"),
        ],
    },
    # Who queues is told so while the row is only about to be written.
    "told-before-commit": {
        "outbox.cpp": [
            ("            return answer<ItemId>(done, Unexpected{frozen.error()});\n",
             "            return answer<ItemId>(done, Unexpected{frozen.error()});\n        if (SEEDED)\n"
             "            answer<ItemId>(done, frozen.value().summary.id);\n"),
        ],
    },
}


def main(sources, output):
    changed = {}
    for seed, files in SEEDS.items():
        for name, passages in files.items():
            text = changed.get(name) or (sources / name).read_text()
            for passage, replacement in passages:
                if text.count(passage) != 1:
                    sys.exit(f"{name}: the passage that the fault {seed} changes is there {text.count(passage)} times:\n{passage}")
                text = text.replace(passage, replacement.replace("SEEDED", IS_SEEDED % seed))
            changed[name] = text
    for name, text in changed.items():
        (output / name).write_text(text)


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
