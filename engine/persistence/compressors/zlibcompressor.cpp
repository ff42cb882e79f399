// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/compressor.h"
#include "engine/persistence/compressors/inflatedtext.h"

#include <zlib.h>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// Which wrapper zlib puts around its data, and how hard it tries.
struct Format
{
    QLatin1StringView name;
    int level;
    int windowBits;
};
constexpr Format zlibFormat{"zlib"_L1, Z_DEFAULT_COMPRESSION, MAX_WBITS};
constexpr Format gzipFormat{"gzip"_L1, Z_BEST_COMPRESSION, MAX_WBITS + 16};

/// zlib takes its input through a pointer that is not const, and leaves it as it is.
void setInput(z_stream& stream, QByteArrayView bytes)
{
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
}

/// A stream of zlib's and its end.
class Stream
{
public:
    Stream(const Format& format, bool deflates)
        : m_end(deflates ? deflateEnd : inflateEnd)
    {
        constexpr int memoryLevel = 8; // zlib's default
        const int status = deflates ? deflateInit2(&m_stream, format.level, Z_DEFLATED, format.windowBits,
                               memoryLevel, Z_DEFAULT_STRATEGY)
                                    : inflateInit2(&m_stream, format.windowBits);
        if (status != Z_OK)
            throw OperationalError(u"There is not enough memory to compress or decompress a state."_s);
    }
    ~Stream() { m_end(&m_stream); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    z_stream& operator*() { return m_stream; }
    z_stream* operator->() { return &m_stream; }

private:
    z_stream m_stream{};
    int (*m_end)(z_stream*);
};

class ZlibCompressor : public Compressor
{
public:
    explicit ZlibCompressor(const Format& format)
        : m_format(format)
    {
    }

    QByteArray compress(QByteArrayView text) const override
    {
        Stream stream(m_format, true);
        gz_header header{};
        constexpr int unknownSystem = 255; // as Python writes it
        header.os = unknownSystem;
        if (m_format.windowBits > MAX_WBITS)
            deflateSetHeader(&*stream, &header);
        setInput(*stream, text);
        QByteArray bytes(static_cast<qsizetype>(deflateBound(&*stream, stream->avail_in)), Qt::Uninitialized);
        stream->next_out = reinterpret_cast<Bytef*>(bytes.data());
        stream->avail_out = static_cast<uInt>(bytes.size());
        deflate(&*stream, Z_FINISH); // cannot fail: there is room for all of it
        bytes.truncate(static_cast<qsizetype>(stream->total_out));
        return bytes;
    }

    QByteArray decompress(QByteArrayView bytes) const override
    {
        Stream stream(m_format, false);
        InflatedText text(m_format.name);
        setInput(*stream, bytes);
        for (int status = Z_OK; status != Z_STREAM_END;) {
            stream->next_out = reinterpret_cast<Bytef*>(text.makeRoom());
            stream->avail_out = text.room();
            status = inflate(&*stream, Z_NO_FLUSH);
            text.leave(stream->avail_out);
            if (status == Z_BUF_ERROR || (status == Z_OK && stream->avail_in == 0 && stream->avail_out > 0))
                text.fail(u"it ends too early"_s);
            if (status != Z_OK && status != Z_STREAM_END)
                text.fail(u"it is damaged, or something else"_s);
        }
        if (stream->avail_in > 0)
            text.fail(u"something follows it"_s);
        return text.take();
    }

private:
    const Format& m_format;
};

}

std::shared_ptr<const Compressor> zlibCompressor()
{
    return std::make_shared<const ZlibCompressor>(zlibFormat);
}

std::shared_ptr<const Compressor> gzipCompressor()
{
    return std::make_shared<const ZlibCompressor>(gzipFormat);
}

}
