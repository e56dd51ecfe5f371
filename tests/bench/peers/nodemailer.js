// The same jobs by nodemailer: many ready messages over one pooled connection, or one message with an attachment.
//   node nodemailer.js many PORT AUTHORITY|- COUNT OCTETS
//   node nodemailer.js pool PORT AUTHORITY|- COUNT OCTETS    all at once, by a pool as it comes
//   node nodemailer.js one  PORT AUTHORITY|- [FILE]
const fs = require('fs');
const nodemailer = require('nodemailer');

const [job, port, authority, ...rest] = process.argv.slice(2);
const isPlain = authority === '-';
const transport = nodemailer.createTransport({
    host: '127.0.0.1', port: Number(port), secure: !isPlain, ignoreTLS: isPlain,
    pool: job !== 'one', maxConnections: job === 'many' ? 1 : 5, maxMessages: job === 'many' ? Infinity : 100,
    tls: isPlain ? undefined : { ca: fs.readFileSync(authority) },
});
const envelope = { from: 'a@example.org', to: ['b@example.net'] };

function ready(octets) {
    const line = 'The quick brown fox jumps over the lazy dog, again and again.\r\n';
    const head = 'From: a@example.org\r\nTo: b@example.net\r\nSubject: one of many\r\n\r\n';
    return (head + line.repeat(Math.ceil(octets / line.length))).slice(0, octets - 2) + '\r\n';
}

async function pool(count, octets) {
    const raw = ready(octets);
    const begin = process.hrtime.bigint();
    await Promise.all(Array.from({ length: count }, () => transport.sendMail({ envelope, raw })));
    console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - begin) / 1e9 }));
    transport.close();
}

async function many(count, octets) {
    const raw = ready(octets);
    await transport.sendMail({ envelope, raw }); // makes the connection, not counted
    let longest = 0;
    const begin = process.hrtime.bigint();
    for (let i = 0; i < count; ++i) {
        const one = process.hrtime.bigint();
        await transport.sendMail({ envelope, raw });
        longest = Math.max(longest, Number(process.hrtime.bigint() - one) / 1e6);
    }
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
    console.log(JSON.stringify({ seconds, longestMs: longest }));
    transport.close();
}

async function one(file) {
    await transport.sendMail({ from: 'a@example.org', to: 'b@example.net', subject: 'x', text: 'hello',
        attachments: file ? [{ path: file }] : [] });
    transport.close();
}

const jobs = {
    many: () => many(Number(rest[0]), Number(rest[1])),
    pool: () => pool(Number(rest[0]), Number(rest[1])),
    one: () => one(rest[0]),
};
jobs[job]().catch(error => {
    console.error(error.message);
    process.exit(1);
});
