// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/** Lucene with vectors of eight bits in one segment of an index on disk, mapped into memory. */
final class LuceneEngine implements Engine {
  private static final String FIELD = "face";

  /** Enough that the segment is written once. */
  private static final double BUFFER_MEBIBYTES = 2000;

  /**
   * How many neighbours are looked at for a new one: half of the default, for the time it takes.
   */
  private static final int BEAM = 50;

  /** How many neighbours a search of the graph keeps: Lucene's own default finds too few. */
  private static final int NEIGHBOURS = 100;

  private final String figure;
  private final String kind;
  private final int neighbours;
  private final List<float[]> probes;
  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  private LuceneEngine(
      String figure,
      String kind,
      int neighbours,
      KnnVectorsFormat format,
      DataSet data,
      Path folder)
      throws IOException {
    this.figure = figure;
    this.kind = kind;
    this.neighbours = neighbours;
    probes = data.probes().stream().map(probe -> probe.values()).toList();
    directory = FSDirectory.open(folder);
    IndexWriterConfig config = new IndexWriterConfig();
    config.setCodec(codec(format));
    config.setRAMBufferSizeMB(BUFFER_MEBIBYTES);
    config.setUseCompoundFile(false);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (float[] vector : data.vectors()) {
        Document document = new Document();
        document.add(new KnnFloatVectorField(FIELD, vector, VectorSimilarityFunction.DOT_PRODUCT));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
  }

  /** Compares with every vector: no graph is built under so many. */
  static LuceneEngine flat(DataSet data, Path folder) throws IOException {
    return new LuceneEngine(
        "lucene100kMillis", "flat, int8", DataSet.BEST, format(Integer.MAX_VALUE), data, folder);
  }

  static LuceneEngine graph(DataSet data, Path folder) throws IOException {
    return new LuceneEngine(
        "luceneGraph100kMillis",
        "HNSW "
            + Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN
            + "/"
            + BEAM
            + ", int8, best of "
            + NEIGHBOURS,
        NEIGHBOURS,
        format(Lucene99HnswVectorsFormat.HNSW_GRAPH_THRESHOLD),
        data,
        folder);
  }

  private static KnnVectorsFormat format(int graphFrom) {
    return new Lucene104HnswScalarQuantizedVectorsFormat(
        ScalarEncoding.UNSIGNED_BYTE,
        Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
        BEAM,
        Lucene99HnswVectorsFormat.DEFAULT_NUM_MERGE_WORKER,
        null,
        graphFrom);
  }

  private static Codec codec(KnnVectorsFormat format) {
    return new Lucene104Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return format;
      }
    };
  }

  @Override
  public String name() {
    return "Lucene " + Version.LATEST;
  }

  @Override
  public String figure() {
    return figure;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Answer search(int probe) throws IOException {
    long start = System.nanoTime();
    ScoreDoc[] found =
        searcher.search(new KnnFloatVectorQuery(FIELD, probes.get(probe), neighbours), DataSet.BEST)
            .scoreDocs;
    long nanos = System.nanoTime() - start;
    // Documents of one segment are numbered in the order in which they were added.
    return new Answer(nanos, Arrays.stream(found).mapToInt(hit -> hit.doc).toArray());
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
