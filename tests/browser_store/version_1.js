// A database as version 1 of the widget wrote it. Never changed: such databases are out there.
const db = await open(1, (db) => {
    const comments = db.createObjectStore("comments", { keyPath: ["article", "id"] });
    for (const index of ["byTime", "byLikes", "byRoot", "byPublished", "byWritten"]) {
        comments.createIndex(index, index);
    }
    const reactions = db.createObjectStore("reactions", { keyPath: ["article", "reader", "subject"] });
    for (const index of ["byPublished", "byWritten"]) {
        reactions.createIndex(index, index);
    }
    db.createObjectStore("articles", { keyPath: "article" });
    db.createObjectStore("notes");
});
const transaction = db.transaction(["comments", "reactions", "articles", "notes"], "readwrite");
const ids = ["018bcfe5-67e8-7000-8000-000000000001", "018bcfe5-6bd0-7000-8000-000000000002",
    "018bcfe5-6fb8-7000-8000-000000000003"];
const readers = ["01747480-0000-7000-8000-000000000001"];
const comments = transaction.objectStore("comments");
comments.put({
    article: "/tides", id: ids[0], likes: 1, replies: 1, local: true, published: true,
    record: '{"kind":"comment","article":"/tides","id":"018bcfe5-67e8-7000-8000-000000000001","author":{"id":"01747480-0000-7000-8000-000000000001","name":"Ada","link":"https://example.org/ada"},"body":"The *road* is there.","created":"1700000000000-0-1","edited":"1700000009000-0-1"}',
    byTime: ["/tides", ids[0]], byLikes: ["/tides", 1, ids[0]],
    byWritten: ["/tides", ids[0]], byPublished: ["/tides", ids[0]],
});
comments.put({
    article: "/tides", id: ids[1], likes: 0, replies: 0, local: false, published: true,
    record: '{"kind":"comment","article":"/tides","id":"018bcfe5-6bd0-7000-8000-000000000002","parent":"018bcfe5-67e8-7000-8000-000000000001","root":"018bcfe5-67e8-7000-8000-000000000001","author":{"id":"01747480-0000-7000-8000-000000000002","name":"Bo"},"body":"Twice a day.","created":"1700000001000-0-2"}',
    byRoot: ["/tides", ids[0], ids[1]], byPublished: ["/tides", ids[1]],
});
comments.put({
    article: "/tides", id: ids[2], likes: 0, replies: 0, local: true, published: false,
    record: '{"kind":"comment","article":"/tides","id":"018bcfe5-6fb8-7000-8000-000000000003","author":{"id":"01747480-0000-7000-8000-000000000001","name":"Ada"},"body":"Never mind.","created":"1700000002000-0-1","deleted":"1700000003000-0-1"}',
    byWritten: ["/tides", ids[2]],
});
const reactions = transaction.objectStore("reactions");
for (const [subject, record] of [
    ["comment:" + ids[0], '{"kind":"like","article":"/tides","id":"018bcfe5-67e8-7000-8000-000000000001","reader":"01747480-0000-7000-8000-000000000001","on":true,"stamp":"1700000004000-0-1"}'],
    ["insight:clear", '{"kind":"insight","article":"/tides","id":"clear","reader":"01747480-0000-7000-8000-000000000001","on":true,"stamp":"1700000005000-0-1"}'],
]) {
    reactions.put({
        article: "/tides", reader: readers[0], subject, record, local: true, published: false,
        byWritten: ["/tides", readers[0], subject],
    });
}
transaction.objectStore("articles").put({
    article: "/tides", comments: 2, insights: '{"clear":1}', counts: '{"clear":40}',
    published: "digest",
});
transaction.objectStore("notes").put("{}", "profile");
await done(transaction);
db.close();
