package forewarn.simulator.table;

import static com.jerolba.carpet.model.FieldTypes.DOUBLE;
import static com.jerolba.carpet.model.FieldTypes.LOCAL_DATE_TIME;
import static com.jerolba.carpet.model.FieldTypes.LONG;
import static com.jerolba.carpet.model.FieldTypes.STRING;
import static com.jerolba.carpet.model.FieldTypes.writeRecordModel;

import com.jerolba.carpet.TimeUnit;
import com.jerolba.carpet.model.WriteRecordModelType;
import forewarn.simulator.day.NetworkDay;
import forewarn.simulator.day.ProvinceDay;
import forewarn.simulator.process.AlarmCounts;
import forewarn.simulator.process.Profile;
import forewarn.simulator.table.IncidentTrendTable.Trend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * RAW_INCIDENT_TREND_SUMMARY: a province's alarms of a day and their change against the day before.
 * Its total_onts sums the ONTs of all the day's hours, as in the reference file, so that the daily
 * fault rate is one per ONT and hour. A province that reported nothing has no row.
 */
final class IncidentTrendTable implements DailyTable<Trend> {
  private static final String NAME = "RAW_INCIDENT_TREND_SUMMARY";

  private final DailyRow.Post post;

  IncidentTrendTable(Profile profile, long seed) {
    this.post = new DailyRow.Post(profile, seed, NAME);
  }

  /**
   * @param before the day before; null on the first day, whose changes are 0
   */
  record Trend(ProvinceDay day, @Nullable ProvinceDay before) {
    /** The change as a share of the day before; null after a day without such alarms. */
    @Nullable Double change(ToIntFunction<AlarmCounts> kind) {
      if (before == null) {
        return 0.0;
      }
      int earlier = kind.applyAsInt(before.alarms());
      return earlier == 0 ? null : (double) (kind.applyAsInt(day.alarms()) - earlier) / earlier;
    }

    double faultRate() {
      return (double) day.alarms().total() / day.ontHours();
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<Trend> rowType() {
    return Trend.class;
  }

  @Override
  public TimeUnit timeUnit() {
    return TimeUnit.NANOS;
  }

  @Override
  public WriteRecordModelType<Trend> columns() {
    ToDoubleFunction<Trend> faultRate = Trend::faultRate;
    var columns =
        writeRecordModel(Trend.class)
            .withField("city", STRING, trend -> trend.day().place().city())
            .withField("city_key", LONG, trend -> HourlyColumns.wide(trend.day().place().cityKey()))
            .withField("date", LOCAL_DATE_TIME, trend -> trend.day().date().atStartOfDay());
    addCount(columns, "link_loss_count", trend -> trend.day().alarms().linkLoss());
    addCount(columns, "bad_rsl_count", trend -> trend.day().alarms().badRsl());
    addCount(columns, "high_temp_count", trend -> trend.day().alarms().highTemp());
    addCount(columns, "dying_gasp_count", trend -> trend.day().alarms().dyingGasp());
    addCount(columns, "total_onts", trend -> trend.day().ontHours());
    addCount(columns, "total_alarms", trend -> trend.day().alarms().total());
    columns.withField("fault_rate_daily", faultRate);
    addChange(columns, "link_loss_vs_yesterday", AlarmCounts::linkLoss);
    addChange(columns, "bad_rsl_vs_yesterday", AlarmCounts::badRsl);
    addChange(columns, "high_temp_vs_yesterday", AlarmCounts::highTemp);
    addChange(columns, "dying_gasp_vs_yesterday", AlarmCounts::dyingGasp);
    return columns.withField("region", STRING, trend -> trend.day().place().region());
  }

  private static void addCount(
      WriteRecordModelType<Trend> columns, String name, ToLongFunction<Trend> count) {
    columns.withField(name, count);
  }

  private static void addChange(
      WriteRecordModelType<Trend> columns, String name, ToIntFunction<AlarmCounts> kind) {
    columns.withField(name, DOUBLE, trend -> trend.change(kind));
  }

  @Override
  public int daysNeeded() {
    return 2;
  }

  @Override
  public List<DailyRow<Trend>> rows(List<NetworkDay> days) {
    Map<String, ProvinceDay> before = new HashMap<>();
    if (days.size() > 1) {
      days.get(days.size() - 2).provinces().forEach(day -> before.put(day.city(), day));
    }
    List<DailyRow<Trend>> rows = new ArrayList<>();
    for (ProvinceDay day : days.getLast().provinces()) {
      if (day.ontHours() > 0) {
        Trend trend = new Trend(day, before.get(day.city()));
        rows.add(post.send(trend, day.city(), day.date().toEpochDay()));
      }
    }
    return rows;
  }
}
