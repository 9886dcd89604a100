using ContactRouter.Topics.Scoring;

namespace ContactRouter.Training.Learning;

/// <summary>A message as rows of the model.</summary>
/// <param name="Label">The topic's place, or <see cref="Outputs.None"/>.</param>
/// <param name="Subject">Rows of the subject's hashed features.</param>
/// <param name="Text">Those of the text.</param>
/// <param name="Known">Rows of marks and concepts, sentence by sentence.</param>
/// <param name="GramFactor">What a feature of the text counts, so that long and short messages compare.</param>
/// <param name="KnownFactor">What a mark or concept counts.</param>
/// <param name="Seen">What the calibration looks at.</param>
internal sealed record Example(int Label, int[] Subject, int[] Text, int[] Known, float GramFactor, float KnownFactor, ScoredMessage Seen);
