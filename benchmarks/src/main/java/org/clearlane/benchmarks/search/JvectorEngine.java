// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult.NodeScore;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.clearlane.biometrics.FaceTemplate;

/** jvector's graph in memory, over vectors in full precision. */
final class JvectorEngine implements Engine {
  // Half of the library's own example, for the time that building takes.
  private static final int DEGREE = 16;
  private static final int BEAM = 50;

  private static final float OVERFLOW = 1.2f;
  private static final float ALPHA = 1.2f;

  /** How many neighbours a search keeps. */
  private static final int NEIGHBOURS = 100;

  /** Its manifest does not tell the version. */
  private static final String BUILD =
      "/META-INF/maven/io.github.jbellis/jvector-base/pom.properties";

  private static final VectorSimilarityFunction DOT = VectorSimilarityFunction.DOT_PRODUCT;

  private final RandomAccessVectorValues references;
  private final List<VectorFloat<?>> probes;
  private final GraphIndexBuilder builder;
  private final GraphSearcher searcher;

  /** Builds the graph on all cores. */
  JvectorEngine(DataSet data) {
    references =
        new ListRandomAccessVectorValues(vectors(data.references()), FaceTemplate.DIMENSION);
    probes = vectors(data.probes());
    builder =
        GraphIndexBuilder.builder(references, DOT, DEGREE)
            .withBeamWidth(BEAM)
            .withNeighborOverflow(OVERFLOW)
            .withAlpha(ALPHA)
            .build();
    ImmutableGraphIndex graph = builder.build(references);
    searcher = new GraphSearcher(graph);
  }

  private static List<VectorFloat<?>> vectors(List<FaceTemplate> templates) {
    VectorTypeSupport types = VectorizationProvider.getInstance().getVectorTypeSupport();
    List<VectorFloat<?>> vectors = new ArrayList<>(templates.size());
    templates.forEach(template -> vectors.add(types.createFloatVector(template.values())));
    return vectors;
  }

  @Override
  public String name() {
    Properties build = new Properties();
    try (InputStream in = GraphSearcher.class.getResourceAsStream(BUILD)) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "jvector " + build.getProperty("version", "");
  }

  @Override
  public String figure() {
    return "jvector100kMillis";
  }

  @Override
  public String kind() {
    return "graph " + DEGREE + "/" + BEAM + ", float32, best of " + NEIGHBOURS;
  }

  @Override
  public Answer search(int probe) {
    long start = System.nanoTime();
    NodeScore[] found =
        searcher
            .search(
                DefaultSearchScoreProvider.exact(probes.get(probe), DOT, references),
                DataSet.BEST,
                NEIGHBOURS,
                0,
                0,
                Bits.ALL)
            .getNodes();
    long nanos = System.nanoTime() - start;
    return new Answer(nanos, Arrays.stream(found).mapToInt(node -> node.node).toArray());
  }

  @Override
  public void close() throws IOException {
    searcher.close();
    builder.close();
  }
}
